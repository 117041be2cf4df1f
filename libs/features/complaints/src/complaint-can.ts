import type { ComplaintActName } from '@duban/contracts';
import {
  complaintMovesFor,
  extensionDaysLeft,
  extensionLastAt,
  extensionRules,
  isComplaintOver,
  may,
  mayAskUnsealing,
  mayDecideUnsealing,
  mayExtend,
  UNSEALING_REASON_LENGTH,
  type Calendar,
  type ComplaintParty,
  type Instant,
} from '@duban/domain';
import type { Actor } from '@duban/platform';
import type { ClockRow } from './complaint-clocks';
import { positionOf } from './complaint-rights';
import type { Complaint } from './complaint.entity';
import { keptOpenUntil } from './told-verdict';
import { extendableOf, type ExtensionRow } from './extension.queries';
import type { KeptUnsealing } from './unsealing.queries';

type Seen = {
  actor: Actor;
  complaint: Complaint;
  parties: readonly ComplaintParty[];
  mayNote: boolean;
  concerned: boolean;
  /** Nobody writes down the verdict of his own work. */
  mayRecord: boolean;
  clocks: readonly ClockRow[];
  extensions: readonly ExtensionRow[];
  unsealings: readonly KeptUnsealing[];
  cal: Calendar;
  now: Instant;
};

/** What may still be asked for. */
export function extensionOf(seen: Seen) {
  const found = extendableOf(seen.complaint, seen.clocks, seen.extensions);
  if (!found) return null;
  const { clock, rules, past } = found;
  const granted = past.filter(({ decision }) => decision !== null && decision.grantedDays > 0).length;
  return {
    clock: clock.clock,
    timesLeft: Math.max(0, extensionRules(0).maxTimes - granted),
    daysLeft: extensionDaysLeft(past, rules),
    lastAt: new Date(extensionLastAt(seen.cal, clock.due_day, rules)).toISOString(),
  };
}

function mayAskExtension(seen: Seen): boolean {
  const found = extendableOf(seen.complaint, seen.clocks, seen.extensions);
  if (!found || !seen.parties.includes('unit')) return false;
  const { clock, rules, past } = found;
  return mayExtend(seen.cal, { dueDay: clock.due_day, past }, { at: seen.now, days: 1 }, rules).length === 0;
}

/** Who asked does not decide. */
export const mayDecideExtensionOf = ({ actor }: Pick<Seen, 'actor'>, row: ExtensionRow) =>
  row.decided_at === null && may(actor, 'complaint:extend', []) && row.asked_by !== actor.accountId;

export const mayDecideUnsealingOf = (
  { actor, concerned }: Pick<Seen, 'actor' | 'concerned'>,
  row: KeptUnsealing,
) =>
  may(actor, 'complaint:decide-unsealing', []) &&
  mayDecideUnsealing(row, { by: actor.accountId ?? '', concerned }).length === 0;

/** Everything the viewer may do now. */
export function actsOf(seen: Seen): ComplaintActName[] {
  const { actor, complaint, parties, concerned, extensions, unsealings } = seen;
  const { stage, confidentiality } = complaint;
  const position = positionOf(complaint);
  const isHindered: Partial<Record<ComplaintActName, boolean>> = {
    'record-verdict': !seen.mayRecord,
    archive: keptOpenUntil(seen.cal, complaint, seen.now) !== null,
  };
  const moves = parties
    .flatMap((party) => complaintMovesFor(position, party))
    .filter((move) => !isHindered[move]);
  const reason = '·'.repeat(UNSEALING_REASON_LENGTH);
  const ask = { by: actor.accountId ?? '', reason, concerned };
  const mayAsk =
    may(actor, 'complaint:ask-unsealing', []) &&
    mayAskUnsealing({ confidentiality, past: unsealings }, ask).length === 0;
  const others: [ComplaintActName, boolean][] = [
    ['note', seen.mayNote && !isComplaintOver(stage)],
    ['call-back', parties.includes('office') && stage === 'answered'],
    ['ask-extension', mayAskExtension(seen)],
    ['decide-extension', extensions.some((row) => mayDecideExtensionOf(seen, row))],
    ['ask-unsealing', mayAsk],
    ['decide-unsealing', unsealings.some((row) => mayDecideUnsealingOf(seen, row))],
  ];
  return [...new Set([...moves, ...others.flatMap(([act, can]) => (can ? [act] : []))])];
}
