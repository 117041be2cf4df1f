import type { Calendar, Instant } from '@duban/domain';
import type { Skippable } from './notices.presenter';
import type { NoticeRow } from './notices.queries';
import { projectionOf, type Terms } from './replan';

type Parts = { row: NoticeRow; rungs: Skippable[]; terms: Terms };

/**
 * A notice whose clock stands still as it would be if it were resumed at `now`: its terms and the rungs that have not
 * fired, by its ledger with the pause ended. Lines, page, ledger and ladder tell this one story; what is kept is what
 * was told, until somebody resumes it. Any other notice is as it is.
 */
export function ifResumed(cal: Calendar, parts: Parts, now: Instant): Parts {
  const { row, rungs, terms } = parts;
  if (row.state !== 'suspended') return parts;
  const pauses = terms.pauses.map((pause) => ({ ...pause, to: pause.to ?? Math.max(now, pause.from) }));
  const change = projectionOf(cal, row, { ...terms, pauses }, rungs, '');
  if (!change) return parts;
  const { signDueDay, dueDay, dueAt, rungs: moved } = change.after;
  return {
    ...parts,
    row: { ...row, sign_due_day: signDueDay, due_day: dueDay, due_at: new Date(dueAt) },
    rungs: rungs.map((rung) => ({ ...rung, ...moved.find(({ key }) => key === rung.key) })),
  };
}
