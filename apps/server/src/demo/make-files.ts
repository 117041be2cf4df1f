import { createHash } from 'node:crypto';
import { writeXlsx } from 'hucre/xlsx';
import sharp from 'sharp';
import type { Dice } from './random';

export type DemoFile = {
  name: string;
  kind: 'image' | 'pdf' | 'sheet';
  media_type: string;
  bytes: Uint8Array;
  sha256: string;
  size: number;
  width: number | null;
  height: number | null;
  /** Of an image, by the letters behind its key. */
  previews: [string, Uint8Array][];
};

const [WIDTH, HEIGHT] = [1280, 800];
const EVER = new Date('2026-01-01T00:00:00Z');
const fileOf = (file: Omit<DemoFile, 'sha256' | 'size'>): DemoFile => ({
  ...file,
  sha256: createHash('sha256').update(file.bytes).digest('hex'),
  size: file.bytes.length,
});

/** A building site as a child would draw it: sky, ground, a crane and as many floors as the dice say. */
export async function sitePhoto(dice: Dice, name: string): Promise<DemoFile> {
  const floors = dice.int(3, 8);
  const rows = Array.from({ length: floors }, (_, i) => {
    const y = 640 - (i + 1) * 62;
    const windows = [0, 1, 2, 3, 4].map(
      (n) => `<rect x="${430 + n * 88}" y="${y + 14}" width="44" height="34" fill="#5b6b7a"/>`,
    );
    return `<rect x="400" y="${y}" width="460" height="60" fill="#c9c2b6" stroke="#8a8378" stroke-width="3"/>${windows.join('')}`;
  });
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="#8fb7dd"/><stop offset="1" stop-color="#e6eef5"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/><rect y="640" width="100%" height="160" fill="#a98f6a"/>${rows.join('')}
    <g stroke="#e0a21b" stroke-width="12" fill="none"><path d="M220 640V120M140 170H760M220 120L140 170M220 120L480 170"/></g>
    <path d="M640 170V300" stroke="#444" stroke-width="4"/><rect x="612" y="300" width="56" height="30" fill="#8a4b2a"/>
    <rect x="930" y="560" width="190" height="80" fill="#e0a21b"/><circle cx="970" cy="645" r="26" fill="#333"/><circle cx="1080" cy="645" r="26" fill="#333"/></svg>`;
  const bytes = await sharp(Buffer.from(drawing)).jpeg({ quality: 82 }).toBuffer();
  const small = (side: number) =>
    sharp(bytes).resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp().toBuffer();
  return fileOf({
    ...{ name, kind: 'image', media_type: 'image/jpeg', bytes, width: WIDTH, height: HEIGHT },
    previews: [
      ['page', await small(1600)],
      ['thumb', await small(320)],
    ],
  });
}

/** One page of text, in the Song typeface every reader brings along. */
export function letter(name: string, lines: readonly string[]): DemoFile {
  const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');
  const page = `BT /F 16 Tf 28 TL 72 760 Td ${lines.map((line) => `<${hex(line)}> Tj T*`).join(' ')} ET`;
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Count 1 /Kids [3 0 R]>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>',
    `<</Length ${page.length}>>\nstream\n${page}\nendstream`,
    '<</Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R]>>',
    '<</Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 4>> /FontDescriptor 7 0 R>>',
    '<</Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93>>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  const bytes = Buffer.from(
    `${text}${table}trailer\n<</Size ${size} /Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
  return fileOf({
    name,
    kind: 'pdf',
    media_type: 'application/pdf',
    bytes,
    width: null,
    height: null,
    previews: [],
  });
}

export async function sheet(name: string, rows: (string | number)[][]): Promise<DemoFile> {
  // a date of its own would make it another file at every start
  const properties = { created: EVER, modified: EVER };
  const bytes = await writeXlsx({ sheets: [{ name: '清单', rows }], properties });
  const media_type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return fileOf({ name, kind: 'sheet', media_type, bytes, width: null, height: null, previews: [] });
}
