import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { readConfig } from '../config/config';
import { FileStorage } from './storage';

/** As much of an S3 service as we use: put, head, get and delete of objects in a bucket named in the path. */
async function fakeBucket(): Promise<{
  url: string;
  objects: Map<string, Buffer>;
  asked: string[];
  server: Server;
}> {
  const [objects, asked] = [new Map<string, Buffer>(), [] as string[]];
  const server = createServer((request, response) => {
    const place = request.url?.split('?')[0] ?? '';
    asked.push(`${request.method} ${place} ${request.headers.authorization?.slice(0, 16)}`);
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const object = objects.get(place);
      if (request.method === 'PUT') objects.set(place, Buffer.concat(pieces));
      else if (request.method === 'DELETE') objects.delete(place);
      else if (!object) return void response.writeHead(404).end();
      else {
        response.writeHead(200, {
          'content-length': object.length,
          etag: '"x"',
          'last-modified': new Date(0).toUTCString(),
        });
        return void response.end(request.method === 'GET' ? object : undefined);
      }
      response.writeHead(request.method === 'DELETE' ? 204 : 200, { etag: '"x"' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, objects, asked, server };
}

describe('where attachments are kept', () => {
  const key = 'ab'.padEnd(32, '0');
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'duban-storage-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const storageWith = (env: Record<string, string>) =>
    new FileStorage(readConfig({ DATABASE_URL: 'postgres://unused/unused', UPLOADS_DIR: folder, ...env }));
  const bytesOf = async (stream: Readable) => {
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  };
  /** In, out, and away, previews and all; twice away is away. */
  async function comesAndGoes(storage: FileStorage): Promise<void> {
    const bytes = Buffer.alloc(300_000, '督办');
    await writeFile(path.join(folder, 'sent'), bytes);
    await storage.put(key, path.join(folder, 'sent'));
    await storage.putBytes(`${key}-thumb`, Buffer.from('small'));
    const read = await storage.read(key);
    expect([read?.size, read && (await bytesOf(read.stream)).equals(bytes)]).toEqual([bytes.length, true]);
    await storage.remove(key);
    await storage.remove(key);
    expect([await storage.read(key), await storage.read(`${key}-thumb`)]).toEqual([null, null]);
  }

  it('is a folder', async () => {
    await comesAndGoes(storageWith({}));
    expect(
      (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()),
    ).toHaveLength(1);
  });

  it('is a bucket when one is named, and nothing is left in the folder', async () => {
    const bucket = await fakeBucket();
    const env = {
      S3_BUCKET: 'evidence',
      S3_ENDPOINT: bucket.url,
      S3_ACCESS_KEY: 'one',
      S3_SECRET_KEY: 'two',
    };
    await comesAndGoes(storageWith(env));
    expect(bucket.asked[0]).toBe(`PUT /evidence/ab/${key} AWS4-HMAC-SHA256`);
    expect(bucket.objects.size).toBe(0);
    expect(await readdir(folder)).toEqual(['sent']);
    bucket.server.closeAllConnections();
    await new Promise((resolve) => bucket.server.close(resolve));
  });
});
