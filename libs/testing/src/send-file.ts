import { ATTACHMENT_HEADER, RECEIPT_HEADER, UPLOADS_PATH, type Problem } from '@duban/contracts';
import type { TestUser } from './start-app';

/** Whoever sends a file: by a session, or by the receipt code of a complaint. */
export type FileSender = Pick<TestUser, 'cookie' | 'csrf'> | { receipt: string };
const shown = (sender: FileSender): Record<string, string> =>
  'receipt' in sender
    ? { [RECEIPT_HEADER]: sender.receipt }
    : { cookie: sender.cookie, 'x-csrf-token': sender.csrf };

/** One request of the tus protocol, as this person. */
export const tus = (
  url: string,
  user: FileSender,
  method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE',
  uploadId: string | null,
  headers: Record<string, string> = {},
  body?: Uint8Array | ReadableStream,
) =>
  fetch(`${url}${UPLOADS_PATH}${uploadId ? `/${uploadId}` : ''}`, {
    method,
    headers: { ...shown(user), 'tus-resumable': '1.0.0', ...headers },
    ...(body ? { body, duplex: 'half' } : {}),
  } as RequestInit);

/** What came of sending a file. */
export type Sent = { uploadId: string; attachmentId: string; problem: Problem | null };

/** The smallest picture there is. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

/** Sends a site photograph of somebody, for a month that asks for one. Its id. */
export const sendPicture = async (url: string, user: Pick<TestUser, 'cookie' | 'csrf'>): Promise<string> =>
  (await sendFile(url, user, { name: '现场.png', bytes: PICTURE })).attachmentId;

/** Sends a file as the dashboard does, in one piece. */
export async function sendFile(
  url: string,
  user: FileSender,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<Sent> {
  const created = await tus(url, user, 'POST', null, {
    'upload-length': String(bytes.length),
    'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
  });
  const uploadId = created.headers.get('location')?.split('/').at(-1) ?? '';
  if (created.status !== 201)
    return { uploadId, attachmentId: '', problem: (await created.json()) as Problem };
  const offset = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  const ended = await tus(url, user, 'PATCH', uploadId, offset, bytes);
  const problem = ended.status === 204 ? null : ((await ended.json()) as Problem);
  return { uploadId, attachmentId: ended.headers.get(ATTACHMENT_HEADER) ?? '', problem };
}
