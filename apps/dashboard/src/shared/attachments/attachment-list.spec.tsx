import { afterEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { AttachmentList } from './attachment-list';
import { sizeText } from './attachment-words';
import { fakeAttachment } from './fake-attachment';

afterEach(cleanup);

const photo = fakeAttachment();
const second = fakeAttachment({ id: 'p2', name: '塔基.png', takenAt: null, sha256: 'f'.repeat(64) });
const pdf = fakeAttachment({
  id: 'd1',
  name: '批复.pdf',
  kind: 'pdf',
  size: 36_000,
  width: null,
  height: null,
});
const show = () => render(<AttachmentList attachments={[photo, pdf, second]} today="2026-11-20" />);

it('is not there without files', () => {
  expect(render(<AttachmentList attachments={[]} />).container.textContent).toBe('');
});

it('shows pictures small and takes the others with one press, with who sent them and when', () => {
  const { container } = show();
  const shown = container.querySelectorAll('.attached-images img');
  expect([...shown].map((img) => img.getAttribute('src'))).toEqual([
    `/api/attachments/${photo.id}/preview?size=thumb`,
    '/api/attachments/p2/preview?size=thumb',
  ]);
  const link = screen.getByRole('link', { name: /下载批复\.pdf/ });
  expect([link.getAttribute('href'), link.getAttribute('download')]).toEqual([
    '/api/attachments/d1',
    '批复.pdf',
  ]);
  expect(link.parentElement?.textContent).toBe('批复.pdfPDF · 35 KB · 王海涛 11-12 09:00');
});

it('says on paper the name, the size and both ends of the hash', () => {
  const { container } = show();
  expect(container.querySelector('.attached-print')?.textContent).toContain(
    '现场照片.jpg · 2.3 MB · SHA-256 ab12cd34…ef567890',
  );
});

it('opens a picture large with what makes it evidence; the arrows lead on and round', () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: /看大图：现场照片\.jpg/ }));
  const dialog = screen.getByRole('dialog');
  const img = () => dialog.querySelector('img');
  expect(img()?.getAttribute('src')).toBe(`/api/attachments/${photo.id}/preview?size=page`);
  expect(dialog.textContent).toContain('第 1 张，共 2 张');
  expect(dialog.textContent).toContain('拍摄时间11-12 08:40');
  expect(dialog.textContent).toContain('2.3 MB · 4,000 × 3,000 像素');
  expect(dialog.querySelector('code')?.textContent).toBe(photo.sha256);
  fireEvent.keyDown(dialog, { key: 'ArrowRight' });
  expect([img()?.getAttribute('alt'), dialog.textContent?.includes('照片里没有写')]).toEqual([
    '塔基.png',
    true,
  ]);
  fireEvent.keyDown(dialog, { key: 'ArrowRight' });
  expect(img()?.getAttribute('alt')).toBe('现场照片.jpg');
  fireEvent.click(screen.getByRole('button', { name: '上一张' }));
  expect(img()?.getAttribute('alt')).toBe('塔基.png');
  fireEvent.error(img() as HTMLImageElement);
  expect(dialog.textContent).toContain('没取到预览；原图可以下载。');
  fireEvent.click(screen.getByRole('button', { name: '关闭' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it.each([
  [820, '820 B'],
  [36_000, '35 KB'],
  [1_300_000, '1.2 MB'],
  [20 * 1024 * 1024, '20 MB'],
  [300 * 1024 * 1024, '300 MB'],
])('%i bytes are %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));
