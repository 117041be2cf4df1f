import { z } from 'zod';
import { AttachmentIds } from './attachments';
import { Id, Version } from './common';
import { ComplaintVerdict } from './complaint-acts';
import { ComplaintDetail } from './complaints';
import { endpoint } from './endpoint';
import { Reason, Text } from './written';

/** Whoever holds the code, with a login or without, is told what the sender is. */
const act = { method: 'POST', needs: 'public', quiet: true, returns: ComplaintDetail } as const;

const Receipt = z.string().trim().min(16).max(40);
/** By the receipt code: in the body, never in an address. Wrong codes are 404, and limited by address. */
export const followComplaint = endpoint({
  name: 'followComplaint',
  summary: 'The complaint of a receipt code',
  ...act,
  path: '/public/complaints/follow',
  body: z.object({ receipt: Receipt }),
});
export const noteByReceipt = endpoint({
  name: 'noteByReceipt',
  summary: 'Add a word, or files sent with the code before, to the complaint of a receipt code',
  ...act,
  path: '/public/complaints/note',
  body: z
    .object({ receipt: Receipt, text: Text.or(z.literal('')).default(''), attachmentIds: AttachmentIds })
    .refine(({ text, attachmentIds }) => text !== '' || attachmentIds.length > 0, {
      path: ['text'],
      params: { code: 'missing' },
    }),
});
export const openByReceipt = endpoint({
  name: 'openByReceipt',
  summary: 'A file of the complaint of a receipt code: to be kept, or a picture made small',
  ...act,
  path: '/public/complaints/file',
  body: z.object({
    receipt: Receipt,
    attachmentId: Id,
    as: z.enum(['file', 'page', 'thumb']).default('file'),
  }),
  file: ['application/octet-stream', 'image/webp'],
  returns: z.never(),
});
export const rateByReceipt = endpoint({
  name: 'rateByReceipt',
  summary: 'Solved, partly, not, and a grade, by the receipt code',
  ...act,
  path: '/public/complaints/rating',
  body: z.object({ receipt: Receipt, ...ComplaintVerdict.shape }),
});
export const withdrawByReceipt = endpoint({
  name: 'withdrawByReceipt',
  summary: 'Take the complaint of a receipt code back',
  ...act,
  path: '/public/complaints/withdrawal',
  body: z.object({ receipt: Receipt, reason: Reason, version: Version }),
});
