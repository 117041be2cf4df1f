import { DEFAULT_POLICY, planRungs, term, type Calendar } from '@duban/domain';
import { defaultSettings, type Tx } from '@duban/platform';
import type { Notice } from './notice.entity';

/**
 * Stamps the terms and the ladder of a round on a notice that goes to its unit now, by the rules and the policy it
 * carries: whatever changes later does not touch it.
 */
export async function stampTerms(tx: Tx, cal: Calendar, notice: Notice): Promise<void> {
  const { severity } = notice;
  // issued before notices carried their rules: those the product came with
  const rules = notice.rules ?? defaultSettings['notice-rules'];
  const policy = notice.policy ?? DEFAULT_POLICY;
  const sign = term(cal, tx.now, rules.signDays);
  const answer = term(cal, tx.now, rules.answerDays[severity]);
  notice.issued_at = new Date(tx.now);
  notice.working_days = answer.workingDays;
  notice.sign_due_day = sign.dueDay;
  notice.due_day = answer.dueDay;
  notice.due_at = new Date(answer.dueAt);
  notice.provisional = answer.provisional;
  const { dueDay, workingDays } = answer;
  const rungs = planRungs(cal, { issuedAt: tx.now, signDueDay: sign.dueDay, dueDay, workingDays }, policy);
  await tx.em.query(
    `insert into notice_rungs (notice_id, round, key, seq, day, at, effects, provisional)
     select $2, $3, r.key, r.seq, r.day, r.at, r.effects, r.provisional
     from jsonb_to_recordset($1::jsonb) as r (key text, seq int, day date, at timestamptz, effects text[], provisional boolean)`,
    [
      JSON.stringify(rungs.map((rung) => ({ ...rung, at: new Date(rung.at).toISOString() }))),
      notice.id,
      notice.round,
    ],
  );
}

/** What the events of an issue and of a re-dispatch tell of the terms. */
export const termsSaid = ({ severity, due_day, working_days, provisional, policy }: Notice) => ({
  severity,
  dueDay: due_day,
  workingDays: working_days,
  provisional,
  policy: policy?.version ?? null,
});
