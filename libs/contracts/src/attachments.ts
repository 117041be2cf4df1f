import { ATTACHMENT_KINDS, ATTACHMENT_LIMITS } from '@duban/domain';
import { z } from 'zod';
import { Done, Id, InstantText } from './common';
import { endpoint } from './endpoint';

/**
 * Where files are sent, by the tus protocol 1.0 (creation, HEAD, PATCH, termination), with the session's cookie and
 * `X-CSRF-Token` as everything else. `Upload-Metadata` says `filename`. What is refused is refused as a problem, at
 * once (size, name) or with the last PATCH (content), and again by `findAttachment`.
 */
export const UPLOADS_PATH = '/api/uploads';
/**
 * Instead of the session, from who has none: the receipt code of an open complaint. What is sent with it can become part
 * of that complaint alone. Wrong codes are 404; uploads are counted by address and by complaint.
 */
export const RECEIPT_HEADER = 'duban-receipt';
/** On the answer to the last PATCH, and to any HEAD after it: the id of the attachment the upload became. */
export const ATTACHMENT_HEADER = 'duban-attachment';

export const AttachmentKindName = z.enum(ATTACHMENT_KINDS);

/** A file that belongs to a matter, or waits to be used by who sent it. */
export const Attachment = z.object({
  id: Id,
  name: z.string(),
  kind: AttachmentKindName,
  mediaType: z.string(),
  size: z.int(),
  /** Of the file as it is kept; the event of the act says the same. */
  sha256: z.string(),
  /** Of images, in pixels. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Of photographs: when the camera says they were taken. */
  takenAt: InstantText.nullable(),
  by: z.string(),
  at: InstantText,
});
export type Attachment = z.infer<typeof Attachment>;

/** Files somebody sent before, for the act they are sent with: uploaded by the same person and used nowhere yet. */
export const AttachmentIds = z.array(Id).max(ATTACHMENT_LIMITS.perAct).default([]);

const OneAttachment = z.object({ attachmentId: Id });

export const downloadAttachment = endpoint({
  name: 'downloadAttachment',
  summary: 'A file, to be kept: never shown in place',
  method: 'GET',
  path: '/attachments/:attachmentId',
  needs: 'attachment:read',
  params: OneAttachment,
  file: 'application/octet-stream',
  returns: z.never(),
});
export const previewAttachment = endpoint({
  name: 'previewAttachment',
  summary: 'An image made small, as webp: at most 1600 pixels a side, or 320 as a thumbnail',
  method: 'GET',
  path: '/attachments/:attachmentId/preview',
  needs: 'attachment:read',
  params: OneAttachment,
  query: z.object({ size: z.enum(['page', 'thumb']).default('page') }),
  file: 'image/webp',
  returns: z.never(),
});
export const findAttachment = endpoint({
  name: 'findAttachment',
  summary: 'What an upload of one’s own became, when the last answer was lost; refused as the last PATCH was',
  method: 'GET',
  path: '/attachments/by-upload/:uploadId',
  needs: 'attachment:add',
  params: z.object({ uploadId: z.string().regex(/^[0-9a-f]{32}$/) }),
  returns: Attachment,
});
export const removeAttachment = endpoint({
  name: 'removeAttachment',
  summary: 'Throw away a file of one’s own that is used nowhere',
  method: 'DELETE',
  path: '/attachments/:attachmentId',
  needs: 'attachment:add',
  params: OneAttachment,
  returns: Done,
});
