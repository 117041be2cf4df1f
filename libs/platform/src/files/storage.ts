import { Inject, Injectable } from '@nestjs/common';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { CONFIG, type Config } from '../config/config';
import { previewOf } from './examine/image';

/**
 * Where the bytes of attachments are: a folder, or a bucket of an S3 service when one is named. Names are random and
 * say nothing. What is not yet whole lies in `staging`, which all api processes of the house share.
 */
@Injectable()
export class FileStorage {
  readonly staging: string;
  private disk: Promise<Disk> | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.staging = path.resolve(config.UPLOADS_DIR, 'staging');
  }

  async prepare(): Promise<void> {
    await mkdir(this.staging, { recursive: true });
  }

  /** Where an upload of this key comes together. */
  staged = (key: string) => path.join(this.staging, key);

  async put(key: string, from: string): Promise<void> {
    const contentLength = (await stat(from)).size;
    await (await this.open()).putStream(placeOf(key), createReadStream(from), { contentLength });
  }

  async putBytes(key: string, bytes: Uint8Array): Promise<void> {
    await (await this.open()).put(placeOf(key), bytes);
  }

  /** null when it is not there: somebody has taken the folder away. */
  async read(key: string): Promise<{ stream: Readable; size: number } | null> {
    const disk = await this.open();
    const place = placeOf(key);
    if (!(await disk.exists(place))) return null;
    const { contentLength } = await disk.getMetaData(place);
    return { stream: await disk.getStream(place), size: contentLength };
  }

  /** The bytes, and the previews of an image. What is not there is removed. */
  async remove(key: string): Promise<void> {
    const disk = await this.open();
    for (const name of [key, previewOf(key, 'page'), previewOf(key, 'thumb')])
      await disk.delete(placeOf(name));
  }

  /** What came in for a key, and what was made of it on the way. */
  async clearStaging(key: string): Promise<void> {
    const staged = this.staged(key);
    const left = [staged, `${staged}.json`, ...drawnAt(staged)];
    for (const file of left) await rm(file, { force: true });
  }

  private open(): Promise<Disk> {
    return (this.disk ??= this.makeDisk());
  }

  private async makeDisk(): Promise<Disk> {
    const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY, UPLOADS_DIR } = this.config;
    if (!S3_BUCKET)
      return new Disk(new FSDriver({ location: path.resolve(UPLOADS_DIR, 'kept'), visibility: 'private' }));
    // the SDK is large and few need it
    const { S3Driver } = await import('flydrive/drivers/s3');
    return new Disk(
      new S3Driver({
        bucket: S3_BUCKET,
        region: S3_REGION,
        visibility: 'private',
        supportsACL: false,
        // services of one's own often know neither names as hosts nor the newer checksums
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT, forcePathStyle: true } : {}),
        ...(S3_ACCESS_KEY && S3_SECRET_KEY
          ? { credentials: { accessKeyId: S3_ACCESS_KEY, secretAccessKey: S3_SECRET_KEY } }
          : {}),
      }),
    );
  }
}

/** Where an image is drawn anew before it is kept, and its previews. */
export const drawnAt = (staged: string): [string, string, string] => {
  const drawn = `${staged}.drawn`;
  return [drawn, previewOf(drawn, 'page'), previewOf(drawn, 'thumb')];
};

/** Some hundreds of folders, so that none holds everything. */
const placeOf = (key: string) => `${key.slice(0, 2)}/${key}`;
