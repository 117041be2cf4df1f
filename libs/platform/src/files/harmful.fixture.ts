import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflate } from 'node:zlib';
import { zipOf } from './examine/files.fixture';

export const MB = 1024 * 1024;

/** Letters without end, of which a packer makes next to nothing. */
export const much = (text: string, bytes: number): Buffer => {
  const once = Buffer.byteLength(text);
  return Buffer.alloc(Math.floor(bytes / once) * once, text);
};
/** A workbook of one sheet, with these letters in its parts. */
export const workbookOf = (parts: { sheet?: Buffer | string; strings?: Buffer | string }): Buffer => {
  const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const own = 'http://schemas.openxmlformats.org/package/2006';
  return zipOf([
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="${own}/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns:r="${kind}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${own}/relationships"><Relationship Id="r1" Type="${kind}/worksheet" Target="sheet.xml"/><Relationship Id="r2" Type="${kind}/sharedStrings" Target="strings.xml"/></Relationships>`,
    },
    { name: 'xl/sheet.xml', data: parts.sheet ?? '<worksheet><sheetData/></worksheet>' },
    { name: 'xl/strings.xml', data: parts.strings ?? '<sst/>' },
    // what cannot be packed, so that the whole is not told by its proportions
    { name: 'xl/media/a.bin', data: noise(2 * MB) },
  ]);
};

/** Letters in no order, the same each time. */
export function noise(bytes: number): Buffer {
  const made = Buffer.alloc(bytes);
  let seed = 7;
  for (let i = 0; i < bytes; i++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    made[i] = seed >>> 16;
  }
  return made;
}
/** What is much, with what makes a whole of it. */
export const between = (head: string, middle: Buffer, tail: string) =>
  Buffer.concat([Buffer.from(head), middle, Buffer.from(tail)]);

/** A true picture of 30,000 × 30,000 points, white, in a few hundred kilobytes. */
export async function wall(side: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const row = Buffer.alloc(1 + Math.ceil(side / 8));
  const rows = Readable.from(
    (function* () {
      for (let i = 0; i < side; i++) yield row;
    })(),
  );
  const into = new Writable({ write: (piece: Buffer, _, done) => (pieces.push(piece), done()) });
  await pipeline(rows, createDeflate(), into);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', Buffer.concat(pieces)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Many entries that all speak of the same packed bytes: little to send, much to unpack. */
export function overlapping(count: number, packed: Buffer): Buffer {
  const name = Buffer.from('a');
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(MB, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
  const one = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(14), name]);
  const directory = Buffer.concat(Array.from({ length: count }, () => one));
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}
