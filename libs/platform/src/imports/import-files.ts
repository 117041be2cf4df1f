import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '../http/domain-error';
import type { FileStorage } from '../files/storage';
import { UnreadableTable } from './files/table';

/** A file of the storage as a file of this machine, as long as `act` runs: a package is read from its end. */
export async function withLocalFile<T>(
  storage: FileStorage,
  key: string | null,
  act: (path: string) => Promise<T>,
): Promise<T> {
  const kept = key === null ? null : await storage.read(key);
  if (!kept) throw new DomainError('import-refused', { reason: 'file-gone' });
  const folder = await mkdtemp(path.join(tmpdir(), 'duban-import-'));
  try {
    const local = path.join(folder, 'file');
    await pipeline(kept.stream, createWriteStream(local));
    return await act(local);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What cannot be read is refused in the words of every other refusal. */
export async function asRefusal<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof UnreadableTable)
      throw new DomainError('import-refused', { reason: error.reason, ...error.facts });
    throw error;
  }
}
