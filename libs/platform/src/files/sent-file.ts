import type { Readable } from 'node:stream';
import { Logger, StreamableFile } from '@nestjs/common';
import { isDatabaseAway } from '../database/away';

const log = new Logger('Export');

const named = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

/** A file that is made already. */
export const madeFile = ({ name, type }: { name: string; type: string }, bytes: Uint8Array): StreamableFile =>
  new StreamableFile(bytes, { type, disposition: named(name) });

/** A file that is made while it is sent, from `batches`. */
export function sentFile(
  { name, type }: { name: string; type: string },
  stream: Readable,
  batches: AsyncGenerator,
): StreamableFile {
  // also when nobody ever took a byte: what is read from must be given back
  stream.once('close', () => void batches.return(undefined));
  return new StreamableFile(stream, {
    type,
    disposition: named(name),
  }).setErrorLogger((error) => {
    // half a file is no file, and whoever fetched it knows; a connection that was cut is nobody's fault
    if (isDatabaseAway(error)) log.warn(`${name}: broken off, the database went away`);
    else log.error(error.stack ?? error.message);
  });
}
