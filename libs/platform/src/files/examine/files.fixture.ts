import { deflateRawSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** What stands in a zip; `claims`: the size it says it has, unpacked. */
export type ZipEntry = { name: string; data?: string | Buffer; claims?: number; encrypted?: boolean };

/** A zip by hand, so that it may lie. Sums are left out: nobody here looks at them. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const [local, central] = [[] as Buffer[], [] as Buffer[]];
  let at = 0;
  for (const { name, data = '', claims, encrypted } of entries) {
    const [bytes, title] = [Buffer.from(data), Buffer.from(name)];
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims ?? bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, title]));
    local.push(head, packed);
    at += head.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}

const PLACE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml', pptx: 'ppt/presentation.xml' };
const TYPES = {
  docx: 'wordprocessingml.document',
  xlsx: 'spreadsheetml.sheet',
  pptx: 'presentationml.presentation',
};

/** The smallest Office package, with more in it if asked. */
export const officeOf = (kind: keyof typeof MAIN, more: readonly ZipEntry[] = []): Buffer =>
  zipOf([
    {
      name: '[Content_Types].xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${PLACE}/content-types"><Override PartName="/${MAIN[kind]}" ContentType="application/vnd.openxmlformats-officedocument.${TYPES[kind]}.main+xml"/></Types>`,
    },
    { name: MAIN[kind], data: '<?xml version="1.0"?><root/>' },
    ...more,
  ]);

export const relationsOf = (type: string, target: string): string =>
  `<?xml version="1.0"?><Relationships xmlns="${PLACE}/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;

/** A PDF of so many pages; `packed`: the pages are hidden in object streams, as newer programs write them. */
export function pdfOf(pages: number, { packed = false, catalog = '' } = {}): Buffer {
  const page = '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>';
  const kids = Array.from({ length: pages }, (_, i) => `${i + 3} 0 R`).join(' ');
  const parts: (string | Buffer)[] = [
    '%PDF-1.5\n',
    `1 0 obj <</Type /Catalog /Pages 2 0 R ${catalog}>> endobj\n`,
    packed ? '' : `2 0 obj <</Type /Pages /Count ${pages} /Kids [${kids}]>> endobj\n`,
  ];
  if (packed) {
    const data = deflateSync(Buffer.from(Array.from({ length: pages }, () => page).join(' ')));
    const head = `9 0 obj <</Type /ObjStm /N ${pages} /First 0 /Filter /FlateDecode /Length ${data.length}>> stream\n`;
    parts.push(head, data, '\nendstream endobj\n');
  } else for (let i = 0; i < pages; i++) parts.push(`${i + 3} 0 obj ${page} endobj\n`);
  parts.push('trailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n');
  return Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')));
}

/** A directory of the old Office files with these entries, and nothing else. */
export function oldOfficeOf(names: readonly string[]): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  const entries = ['Root Entry', ...names].map((name, i) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 0, 'utf16le');
    entry.writeUInt16LE((name.length + 1) * 2, 64);
    entry.writeUInt8(i === 0 ? 5 : 2, 66);
    return entry;
  });
  return Buffer.concat([header, ...entries]);
}

/** A photograph of 60 × 40, taken in the county on 2026-05-10 at half past nine. */
export const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#3a7' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Duban', Model: 'Camera' },
      IFD2: { DateTimeOriginal: '2026:05:10 09:30:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '31/1 53/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '117/1 28/1 0/1',
      },
    })
    .toBuffer();

/** The same photograph saying that it is larger than it is. */
export async function photoSaying(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await photo());
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}
