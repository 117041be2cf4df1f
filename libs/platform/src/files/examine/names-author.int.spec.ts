import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { typeOfName, type AttachmentType } from '@duban/domain';
import { deflateSync } from 'node:zlib';
import { officeOf, oldOfficeOf, pdfOf, photo, zipOf } from './files.fixture';
import { mayNameAuthor } from './names-author';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const core = (creator: string, last = '') => ({
  name: 'docProps/core.xml',
  data: `<cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:creator>${creator}</dc:creator><cp:lastModifiedBy>${last}</cp:lastModifiedBy></cp:coreProperties>`,
});
const part = (name: string, data: string) => ({ name, data });
const info = (author: string) => pdfOf(1, { catalog: `/Author ${author}` });
const utf16 = (text: string) => `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
/** A paper that hides its author in an object stream. */
const packedInfo = () => {
  const data = deflateSync(Buffer.from('<</Producer (WPS) /Author (Wenren)>>'));
  const head = `8 0 obj <</Type /ObjStm /N 1 /First 0 /Filter /FlateDecode /Length ${data.length}>> stream\n`;
  return Buffer.concat([pdfOf(1), Buffer.from(head), data, Buffer.from('\nendstream endobj\n')]);
};
const xmp = (author: string) =>
  `<x:xmpmeta><dc:creator> <rdf:Seq><rdf:li>${author}</rdf:li></rdf:Seq></dc:creator></x:xmpmeta>`;
const withXmp = (author: string) => Buffer.concat([pdfOf(1), Buffer.from(xmp(author))]);

describe('who made a file', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'duban-author-'))));
  afterAll(() => rm(folder, { recursive: true }));

  it.each<[string, string, boolean, () => Promise<Uint8Array> | Uint8Array]>([
    ['a photograph, whatever its camera says', 'a.jpg', false, () => photo()],
    ['a text', 'a.txt', false, () => Buffer.from('作者：闻人若溪')],
    ['a document of nobody', 'a.docx', false, () => officeOf('docx')],
    ['a document of a program', 'a.docx', false, () => officeOf('docx', [core('Administrator', '微软用户')])],
    ['a document of somebody', 'a.docx', true, () => officeOf('docx', [core('闻人若溪')])],
    ['a document somebody changed', 'a.xlsx', true, () => officeOf('xlsx', [core('', '闻人若溪')])],
    [
      'a document of an enterprise',
      'a.pptx',
      true,
      () =>
        officeOf('pptx', [part('docProps/app.xml', '<Properties><Company>晨曦精密</Company></Properties>')]),
    ],
    [
      'a document with a remark of somebody',
      'a.docx',
      true,
      () =>
        officeOf('docx', [
          part('word/comments.xml', `<w:comments ${W}><w:comment w:author="闻人"/></w:comments>`),
        ]),
    ],
    [
      'a sheet with a remark of somebody',
      'a.xlsx',
      true,
      () =>
        officeOf('xlsx', [
          part('xl/comments1.xml', '<comments><authors><author>闻人</author></authors></comments>'),
        ]),
    ],
    [
      'a document that cannot be read through',
      'a.docx',
      true,
      () => officeOf('docx', [part('docProps/core.xml', '<broken')]),
    ],
    [
      'a document too long to be read',
      'a.docx',
      true,
      () => officeOf('docx', [part('word/comments.xml', ' '.repeat(33 * 1024 * 1024))]),
    ],
    ['a paper of nobody', 'a.pdf', false, () => pdfOf(2)],
    ['a paper of a program', 'a.pdf', false, () => info(utf16('微软用户'))],
    ['a paper without a name', 'a.pdf', false, () => info('()')],
    ['a paper of somebody', 'a.pdf', true, () => info('(Wenren \\(Ruoxi\\))')],
    ['a paper of somebody, in Chinese', 'a.pdf', true, () => info(utf16('闻人若溪'))],
    [
      'a paper that writes the word otherwise',
      'a.pdf',
      true,
      () => pdfOf(1, { catalog: '/#41uthor (Wenren)' }),
    ],
    ['a paper that points to its author', 'a.pdf', true, () => info('12 0 R')],
    ['a paper that hides its author', 'a.pdf', true, packedInfo],
    ['a paper described by somebody', 'a.pdf', true, () => withXmp('闻人若溪')],
    ['a paper described by nobody', 'a.pdf', false, () => withXmp('')],
    [
      'a paper whose metadata are packed',
      'a.pdf',
      true,
      () => pdfOf(1, { catalog: '/Metadata <</Type /Metadata /Filter /FlateDecode>>' }),
    ],
    [
      'a paper that is made to be looked through without end',
      'a.pdf',
      false,
      () => pdfOf(1, { catalog: '/Author (/Filter '.repeat(300_000) }),
    ],
    ['an archive, with whatever is in it', 'a.zip', true, () => zipOf([{ name: 'a.txt', data: 'a' }])],
    ['a document of old', 'a.doc', true, () => oldOfficeOf(['WordDocument'])],
  ])('is asked of %s', async (_, name, expected, make) => {
    const file = path.join(folder, 'file');
    await writeFile(file, await make());
    expect(await mayNameAuthor(file, typeOfName(name) as AttachmentType)).toBe(expected);
  });
});
