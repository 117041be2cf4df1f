import type { Attachment, NoticeDetail } from '@duban/contracts';

/** What a file came with: the notice itself, the plan, a reply, progress, or a request. */
export type With =
  | { part: 'notice' | 'plan' }
  | { part: 'reply' | 'feedback'; seq: number }
  | { part: 'request'; kind: NoticeDetail['requests'][number]['kind'] };
export type Enclosure = With & { no: number; attachment: Attachment };

/** Every file of a notice under one number, in the order of the paper: those of the notice itself come first. */
export function toEnclosures(notice: NoticeDetail): Enclosure[] {
  const { attachments, planAttachments, requests, feedbacks, replies } = notice;
  const groups: { of: With; files: readonly Attachment[] }[] = [
    { of: { part: 'notice' }, files: attachments },
    { of: { part: 'plan' }, files: planAttachments },
    ...requests.map(({ kind, attachments: files }) => ({ of: { part: 'request', kind } as const, files })),
    ...feedbacks.map(({ seq, attachments: files }) => ({ of: { part: 'feedback', seq } as const, files })),
    ...[...replies]
      .reverse()
      .map(({ version, attachments: files }) => ({ of: { part: 'reply', seq: version } as const, files })),
  ];
  return groups
    .flatMap(({ of, files }) => files.map((attachment) => ({ ...of, attachment })))
    .map((enclosure, i) => ({ ...enclosure, no: i + 1 }));
}

/** "3、4": the numbers of these files, for beside the words they prove. */
export const numbersOf = (all: readonly Enclosure[], files: readonly Attachment[]): number[] =>
  all.filter(({ attachment }) => files.some(({ id }) => id === attachment.id)).map(({ no }) => no);
