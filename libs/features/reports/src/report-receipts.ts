import type { Answer, submitReport } from '@duban/contracts';
import { rowsOf, type Tx } from '@duban/platform';
import { createHash } from 'node:crypto';

type Answered = Answer<typeof submitReport>;
type Sent = { content: unknown; photoIds?: readonly string[]; reason?: string | undefined };

/** What the same person was answered when this was sent with this key before; null when it never arrived. */
export async function findReceipt(
  tx: Tx,
  target: { projectId: string; period: string },
  key: string,
  sent: Sent,
): Promise<Answered | null> {
  const [row] = await rowsOf<{ answer: Answered }>(
    tx.em,
    `select c.answer from report_receipts c join reports r on r.id = c.report_id
     where c.key = $1 and c.account_id = $2 and c.sha256 = $3 and r.project_id = $4 and r.period = $5`,
    [key, tx.actor.accountId, hashOf(sent), target.projectId, target.period],
  );
  return row?.answer ?? null;
}

/** Keeps what a submission was answered. A key that was used before, for something else, is not taken again. */
export async function keepReceipt(
  tx: Tx,
  target: { projectId: string; period: string },
  key: string,
  sent: Sent,
  answer: Answered,
): Promise<void> {
  await tx.em.query(
    `insert into report_receipts (key, account_id, report_id, version, sha256, answer, at)
     select $1, $2, r.id, $3, $4, $5, $6 from reports r where r.project_id = $7 and r.period = $8
     on conflict (key) do nothing`,
    [
      key,
      tx.actor.accountId,
      answer.report.version,
      hashOf(sent),
      JSON.stringify(answer),
      new Date(tx.now),
      target.projectId,
      target.period,
    ],
  );
}

const hashOf = ({ content, photoIds = [], reason = '' }: Sent): string =>
  createHash('sha256')
    .update(JSON.stringify([content, photoIds, reason]))
    .digest('hex');
