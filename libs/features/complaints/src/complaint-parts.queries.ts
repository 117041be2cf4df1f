import type { ComplaintStep, ComplaintStepKind } from '@duban/contracts';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';

export type StepRow = {
  seq: number;
  kind: ComplaintStepKind;
  at: Date;
  party: ComplaintStep['party'];
  unit_id: string | null;
  by_name: string | null;
  text: string;
  facts: Record<string, unknown>;
};

/** The ledger, from the filing on. */
export const findSteps = (em: EntityManager, complaintId: string) =>
  rowsOf<StepRow>(
    em,
    `select seq, kind, at, party, unit_id, by_name, text, facts from complaint_steps
     where complaint_id = $1 order by seq`,
    [complaintId],
  );

type NoticeRef = { id: string; title: string; state: string };

/** Notices its missed clocks raised: all for who sees the whole county, else those served on the viewer's units. */
export const findNotices = (em: EntityManager, complaintId: string, orgIds: readonly string[] | null) =>
  rowsOf<NoticeRef>(
    em,
    `select id, title, state from notices
     where subject_type = 'complaint' and subject_id = $1 and ($2::uuid[] is null or
       unit_id = any($2) and state not in ('proposed', 'approved', 'dismissed'))
     order by proposed_at, id`,
    [complaintId, orgIds],
  );
