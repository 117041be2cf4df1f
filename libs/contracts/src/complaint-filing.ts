import { z } from 'zod';
import { AttachmentIds } from './attachments';
import { DayText, Id, InstantText, OrgRef } from './common';
import {
  ComplaintCategoryName,
  ComplaintChannelName,
  ComplaintKindName,
  ComplaintSender,
  ComplaintStageName,
  ConfidentialityName,
  ComplaintTerms,
} from './complaints';
import { endpoint } from './endpoint';
import { Text } from './written';

const Title = z.string().trim().min(2).max(80);
const Matter = {
  /** Made on the device for this filing: sent again with it, it counts once, and a receipt code is made anew. */
  key: Id.optional(),
  category: ComplaintCategoryName,
  kind: ComplaintKindName,
  title: Title,
  text: Text,
  /** Of an inspection: which one, in words. */
  inspection: z.string().trim().max(200).default(''),
  /** 被反映单位: none of them, and no unit below one of them, ever has the matter. */
  complainedOfIds: z.array(Id).max(10).default([]),
};

/** What is told to who filed. `receipt` is told once and kept nowhere: it follows, rates and withdraws without login. */
export const ComplaintFiled = z.object({
  /** null where the account that filed may not open it: an anonymous one belongs to nobody. */
  id: Id.nullable(),
  number: z.string(),
  receipt: z.string().nullable(),
  acceptDueDay: DayText,
});
export type ComplaintFiled = z.infer<typeof ComplaintFiled>;

/**
 * Of sealed and anonymous ones texts and file names that name the sender are refused: `complaint-refused` with the
 * field, code `names-sender`, and which of the sender's words stand there (`found`).
 */
export const fileComplaint = endpoint({
  name: 'fileComplaint',
  summary:
    'File a complaint for one’s own enterprise; an anonymous one is kept without any trace of the account',
  method: 'POST',
  path: '/complaints',
  needs: 'complaint:file',
  quiet: true,
  body: z.object({
    ...Matter,
    projectId: Id.nullable().default(null),
    confidentiality: ConfidentialityName.default('open'),
    ...ComplaintSender.pick({ contact: true, phone: true }).shape,
    attachmentIds: AttachmentIds,
  }),
  returns: ComplaintFiled,
});
export const registerComplaint = endpoint({
  name: 'registerComplaint',
  summary: 'Register a complaint on behalf of an enterprise: contact point, hotline, visit, letter',
  method: 'POST',
  path: '/complaints/register',
  needs: 'complaint:register',
  quiet: true,
  body: z.object({
    ...Matter,
    projectId: Id.nullable().default(null),
    channel: ComplaintChannelName.exclude(['platform']),
    confidentiality: ConfidentialityName.default('open'),
    /** Required unless it is anonymous. Known by its credit code, the enterprise finds it among its own. */
    sender: ComplaintSender.nullable().default(null),
    attachmentIds: AttachmentIds,
  }),
  returns: ComplaintFiled,
});
/** No attachments: files are sent with the receipt code, once it is there (`RECEIPT_HEADER`, `noteByReceipt`). */
export const fileAnonymously = endpoint({
  name: 'fileAnonymously',
  summary: 'File a complaint without login; the receipt code leads back to it. Limited by address',
  method: 'POST',
  path: '/public/complaints',
  needs: 'public',
  quiet: true,
  body: z.object(Matter),
  returns: ComplaintFiled,
});
export const listComplaintUnits = endpoint({
  name: 'listComplaintUnits',
  summary: 'Units a complaint may be about, with the dictionary of names alone',
  method: 'GET',
  path: '/public/complaint-units',
  needs: 'public',
  returns: z.object({ items: z.array(OrgRef) }),
});
export const getComplaintTerms = endpoint({
  name: 'getComplaintTerms',
  summary: 'The working days in force for what is filed now',
  method: 'GET',
  path: '/public/complaint-terms',
  needs: 'public',
  quiet: true,
  returns: ComplaintTerms,
});

/** `others`: complaints like it that the viewer may not read, counted; fewer than three are not told. */
const Likes = z.object({
  title: Title,
  category: ComplaintCategoryName.optional(),
});
export const findSimilarComplaints = endpoint({
  name: 'findSimilarComplaints',
  summary: 'Complaints like the one that is being written: those the viewer may read, and how many others',
  method: 'GET',
  path: '/complaints/similar',
  needs: 'complaint:read',
  query: Likes,
  returns: z.object({
    items: z.array(
      z.object({
        id: Id,
        number: z.string(),
        title: z.string(),
        category: ComplaintCategoryName,
        stage: ComplaintStageName,
        filedAt: InstantText,
      }),
    ),
    others: z.int(),
  }),
});
export const countSimilarComplaints = endpoint({
  name: 'countSimilarComplaints',
  summary: 'How many complaints there are like the one that is being written; fewer than three are not told',
  method: 'POST',
  path: '/public/complaints/similar',
  needs: 'public',
  quiet: true,
  body: Likes,
  returns: z.object({ others: z.int() }),
});
