import fc from 'fast-check';
import { ATTACHMENT_LIMITS, ATTACHMENT_TYPES, cleanFileName, extensionOf, typeOfName } from './attachment';

describe('the name of a file', () => {
  it.each([
    ['整改报告.pdf', '整改报告.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\wang\\现场 照片.JPG', '现场 照片.JPG'],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['报告\u202efdp.exe', '报告fdp.exe'],
    ['  ..隐藏.txt ', '隐藏.txt'],
    ['e\u0301tat.pdf', 'état.pdf'],
    ['\ud800半.txt', '半.txt'],
    ['..', '附件'],
    ['', '附件'],
  ])('%j is shown as %j', (told, shown) => expect(cleanFileName(told)).toBe(shown));

  it('keeps its extension when it is cut', () => {
    const cut = cleanFileName(`${'长'.repeat(300)}.docx`);
    expect([...cut]).toHaveLength(ATTACHMENT_LIMITS.nameLetters);
    expect(cut.endsWith('长.docx')).toBe(true);
  });

  it('is never empty, too long, a path or different when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (told) => {
        const name = cleanFileName(told);
        expect([...name].length).toBeGreaterThan(0);
        expect([...name].length).toBeLessThanOrEqual(ATTACHMENT_LIMITS.nameLetters);
        expect(name).not.toMatch(/[\\/\u0000-\u001f]/);
        expect(cleanFileName(name)).toBe(name);
      }),
    );
  });
});

describe('what a file may be', () => {
  it.each([
    ['照片.JPEG', 'image/jpeg'],
    ['表.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a.tar.gz', undefined],
    ['图.svg', undefined],
    ['页.html', undefined],
    ['宏.docm', undefined],
    ['没有', undefined],
  ])('%s: %s', (name, mediaType) => expect(typeOfName(name)?.mediaType).toBe(mediaType));

  it('names each extension once', () => {
    const all = ATTACHMENT_TYPES.flatMap(({ extensions }) => extensions);
    expect(new Set(all).size).toBe(all.length);
    for (const extension of all) expect(extensionOf(`a.${extension.toUpperCase()}`)).toBe(extension);
  });
});
