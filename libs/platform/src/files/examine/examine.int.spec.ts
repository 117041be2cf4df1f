import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type { AttachmentType } from '@duban/domain';
import type { DomainError } from '../../http/domain-error';
import { examine } from './examine';
import { officeOf, oldOfficeOf, pdfOf, photo, photoSaying, relationsOf, zipOf } from './files.fixture';
import { drawAnew } from './image';

describe('a file that was sent', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'duban-examine-'))));
  afterAll(() => rm(folder, { recursive: true }));

  const judge = async (name: string, bytes: Uint8Array | string): Promise<string | object> => {
    const file = path.join(folder, 'file');
    await writeFile(file, bytes);
    try {
      const type = await examine(file, name);
      if (type.kind === 'image') await drawAnew(file, path.join(folder, 'drawn'), type);
      return type.mediaType;
    } catch (error) {
      return (error as DomainError).facts;
    }
  };
  const text = (...bytes: number[]) => Buffer.from(bytes);
  const png = () =>
    sharp({ create: { width: 9, height: 9, channels: 4, background: '#fff' } })
      .png()
      .toBuffer();
  const doc = ['WordDocument', '1Table'];

  it.each<[string, string, () => Promise<Uint8Array | string> | Uint8Array | string]>([
    ['照片.jpg', 'image/jpeg', photo],
    ['照片.JPEG', 'image/jpeg', photo],
    ['图.png', 'image/png', png],
    ['报告.pdf', 'application/pdf', () => pdfOf(3)],
    ['新报告.pdf', 'application/pdf', () => pdfOf(3, { packed: true })],
    [
      '方案.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      () => officeOf('docx'),
    ],
    [
      '台账.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      () => officeOf('xlsx'),
    ],
    [
      '汇报.pptx',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      () => officeOf('pptx'),
    ],
    ['旧方案.doc', 'application/msword', () => oldOfficeOf(doc)],
    ['旧表.xls', 'application/vnd.ms-excel', () => oldOfficeOf(['Workbook'])],
    ['资料.zip', 'application/zip', () => zipOf([{ name: '现场/说明.txt', data: '已完成' }])],
    ['说明.txt', 'text/plain', () => '管线已迁改\r\n'],
    ['gbk.csv', 'text/csv', () => text(0xcf, 0xee, 0xc4, 0xbf, 0x2c, 0x31, 0x0a)],
    [
      '链接.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      () =>
        officeOf('docx', [
          { name: 'word/_rels/document.xml.rels', data: relationsOf('hyperlink', 'https://www.gov.cn') },
        ]),
    ],
  ])('%s is taken as %s', async (name, mediaType, make) => {
    expect(await judge(name, await make())).toBe(mediaType);
  });

  it.each<[string, string, object, () => Promise<Uint8Array | string> | Uint8Array | string]>([
    ['is empty', '空.pdf', { reason: 'empty' }, () => ''],
    [
      'is too large',
      '大.txt',
      { reason: 'too-large', limit: 5 * 1024 * 1024 },
      () => Buffer.alloc(5 * 1024 * 1024 + 1, 32),
    ],
    ['is a program', '程序.exe', { reason: 'type-not-allowed', found: 'exe' }, () => 'MZ'],
    ['is a drawing with scripts', '图.svg', { reason: 'type-not-allowed' }, () => '<svg/>'],
    ['is a page', '页.html', { reason: 'type-not-allowed' }, () => '<html>'],
    [
      'is a page called a text',
      '页.txt',
      { reason: 'type-not-allowed', found: 'text/html' },
      () => ' <!DOCTYPE html><script>1</script>',
    ],
    [
      'is a drawing called a photograph',
      '图.jpg',
      { reason: 'type-not-allowed', found: 'text/html' },
      () => '<svg onload="alert(1)"/>',
    ],
    [
      'is another image than it says',
      '图.jpg',
      { reason: 'type-differs-from-name', found: 'image/png' },
      png,
    ],
    ['is no PDF', '表.pdf', { reason: 'type-differs-from-name' }, () => zipOf([{ name: 'a.txt' }])],
    ['is nothing known', '照片.png', { reason: 'type-differs-from-name', found: null }, () => 'hello'],
    [
      'is a sheet called a document',
      '方案.docx',
      { reason: 'type-differs-from-name' },
      () => officeOf('xlsx'),
    ],
    [
      'is half a photograph',
      '半.jpg',
      { reason: 'unreadable' },
      async () => (await photo()).subarray(0, 400),
    ],
    [
      'is as large as a wall',
      '墙.jpg',
      { reason: 'image-too-large', width: 30_000, height: 30_000, limit: 60 },
      () => photoSaying(30_000, 30_000),
    ],
    ['has too many pages', '厚.pdf', { reason: 'too-many-pages', limit: 2000 }, () => pdfOf(10_000)],
    ['hides too many pages', '厚.pdf', { reason: 'too-many-pages' }, () => pdfOf(10_000, { packed: true })],
    [
      'runs scripts',
      '脚本.pdf',
      { reason: 'active-content', found: 'JavaScript' },
      () => pdfOf(1, { catalog: '/OpenAction <</S /JavaScript /JS (app.alert(1))>>' }),
    ],
    [
      'runs scripts under another spelling',
      '脚本.pdf',
      { reason: 'active-content' },
      () => pdfOf(1, { catalog: '/OpenAction <</S /J#61vaScript /J#53 (1)>>' }),
    ],
    [
      'starts programs',
      '启动.pdf',
      { reason: 'active-content', found: 'Launch' },
      () => pdfOf(1, { catalog: '/OpenAction <</S /Launch /F (cmd.exe)>>' }),
    ],
    [
      'carries files',
      '夹带.pdf',
      { reason: 'active-content' },
      () => pdfOf(1, { catalog: '/Names <</EmbeddedFiles 5 0 R>>' }),
    ],
    [
      'is locked',
      '加密.pdf',
      { reason: 'encrypted' },
      () => Buffer.concat([pdfOf(1), Buffer.from('trailer <</Encrypt 7 0 R>>')]),
    ],
    ['is half a PDF', '半.pdf', { reason: 'unreadable' }, () => pdfOf(1).subarray(0, 120)],
    [
      'has macros',
      '宏.docx',
      { reason: 'macros' },
      () => officeOf('docx', [{ name: 'word/vbaProject.bin', data: 'x' }]),
    ],
    ['has old macros', '宏.doc', { reason: 'macros' }, () => oldOfficeOf([...doc, '_VBA_PROJECT'])],
    [
      'has a password',
      '密.docx',
      { reason: 'encrypted' },
      () => oldOfficeOf(['EncryptionInfo', 'EncryptedPackage']),
    ],
    [
      'asks other workbooks',
      '表.xlsx',
      { reason: 'external-links' },
      () => officeOf('xlsx', [{ name: 'xl/externalLinks/externalLink1.xml', data: '<a/>' }]),
    ],
    [
      'fetches a template',
      '模板.docx',
      { reason: 'external-links', found: 'http://evil.example/t.dotm' },
      () =>
        officeOf('docx', [
          {
            name: 'word/_rels/settings.xml.rels',
            data: relationsOf('attachedTemplate', 'http://evil.example/t.dotm'),
          },
        ]),
    ],
    [
      'has controls',
      '控件.docx',
      { reason: 'active-content' },
      () => officeOf('docx', [{ name: 'word/activeX/activeX1.xml' }]),
    ],
    ['blows up', '炸弹.zip', { reason: 'archive-bomb' }, () => zipOf([{ name: '0', claims: 4_000_000_000 }])],
    [
      'is a thousand times itself',
      '炸弹.zip',
      { reason: 'archive-bomb', limit: 150 },
      () => zipOf([{ name: '0', data: Buffer.alloc(8 * 1024 * 1024) }]),
    ],
    [
      'has entries without number',
      '多.zip',
      { reason: 'archive-bomb', limit: 2000 },
      () => zipOf(Array.from({ length: 2001 }, (_, i) => ({ name: String(i) }))),
    ],
    [
      'has entities',
      '实体.xlsx',
      { reason: 'active-content' },
      () => officeOf('xlsx', [{ name: '_rels/.rels', data: '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }]),
    ],
    ['is a locked zip', '密.zip', { reason: 'encrypted' }, () => zipOf([{ name: 'a', encrypted: true }])],
    ['hides a program', '藏.zip', { reason: 'active-content' }, () => zipOf([{ name: '说明.txt.exe' }])],
    [
      'is a broken zip',
      '坏.zip',
      { reason: 'unreadable' },
      () => zipOf([{ name: 'a.txt', data: 'x' }]).subarray(0, 40),
    ],
    ['is no text', '二进制.txt', { reason: 'unreadable' }, () => text(0x41, 0, 1, 2, 0xff, 0xfe)],
  ])('that %s is refused: %s', async (_, name, facts, make) => {
    expect(await judge(name, await make())).toMatchObject(facts);
  });

  it('comes out as a picture and nothing else, upright, with what it said of itself beside it', async () => {
    const file = path.join(folder, 'polyglot');
    const hidden = zipOf([{ name: 'evil.js', data: 'alert(1)' }]);
    const turned = await sharp(await photo())
      .withMetadata({ orientation: 6 })
      .toBuffer();
    await writeFile(file, Buffer.concat([turned, Buffer.from('<script>alert(1)</script>'), hidden]));
    const type = (await examine(file, '现场.jpg')) as AttachmentType;
    const drawn = await drawAnew(file, path.join(folder, 'clean'), type);
    expect(drawn).toMatchObject({ width: 40, height: 60, evidence: { takenAt: '2026-05-10T01:30:00.000Z' } });
    expect(drawn.evidence.latitude).toBeCloseTo(31.8833, 3);
    expect(drawn.evidence.longitude).toBeCloseTo(117.4667, 3);
    const clean = await readFile(path.join(folder, 'clean'));
    for (const trace of ['script', 'PK\x03\x04', 'Exif', 'Duban'])
      expect([trace, clean.includes(Buffer.from(trace, 'latin1'))]).toEqual([trace, false]);
    expect((await sharp(path.join(folder, 'clean-thumb')).metadata()).format).toBe('webp');
  });

  it('takes little memory, however large it is', async () => {
    const big = Buffer.concat([pdfOf(1500), Buffer.alloc(18 * 1024 * 1024, 'x')]);
    big.write('startxref', big.length - 20);
    const file = path.join(folder, 'big');
    await writeFile(file, big);
    const used = () => {
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const before = used();
    let most = 0;
    const timer = setInterval(() => (most = Math.max(most, used() - before)), 1);
    await examine(file, '大.pdf');
    clearInterval(timer);
    expect(most).toBeLessThan(48 * 1024 * 1024);
  });
});
