import { mayDecideExtension, reviewReason, type EventType, type Json } from '@duban/domain';
import { DomainError } from '@duban/platform';
import { v7 as uuid } from 'uuid';
import { dismissProposed } from './card-proposals';
import { requireUnits } from './notice-issue.service';
import type { Moving } from './notice-mover';
import { findOrgs } from './notice-parts.queries';
import { beginPause } from './notice-pauses';
import { extensionRulesOf, extensionsOf, refuseBy, type RequestRow } from './notice-requests';
import { tellPeople } from './notice-tellings';
import { stampTerms, termsSaid } from './notice-terms';
import { findPlaces } from './recipients';
import { replanAll } from './replan';

export type Decision = {
  granted: boolean;
  opinion: string;
  days?: number | undefined;
  newDay?: string | undefined;
  unitId?: string | undefined;
  version: number;
};
/** What a decision led to: its event, and what the row of the request keeps. */
export type Decided = {
  type: EventType;
  data?: Record<string, Json>;
  kept?: { grantedDays?: number; newDay?: string };
};

type Decide = (
  moving: Moving,
  request: RequestRow,
  decision: Decision,
  rows: RequestRow[],
) => Promise<Decided>;

/** What each kind of request leads to when it is granted or refused: written, and told by its event. */
export const DECIDE: Readonly<Record<RequestRow['kind'], Decide>> = {
  objection: decideObjection,
  extension: decideExtension,
  suspension: decideSuspension,
  reason: decideReason,
};

/** The other unit begins afresh: its own rungs, terms from now, nothing of what the first one had been told. */
async function decideObjection(moving: Moving, _: RequestRow, decision: Decision): Promise<Decided> {
  const { tx, notice, cal } = moving;
  if (!decision.granted) return { type: 'notice.objection-overruled' };
  const { unitId } = decision;
  if (!unitId || unitId === notice.unit_id) refuseField('unitId', unitId ? 'same-unit' : 'required');
  else await requireUnits(tx, 'unitId', [unitId]);
  const from = { unitId: notice.unit_id, dueDay: notice.due_day, dueAt: notice.due_at, round: notice.round };
  await dismissProposed(tx, [notice.id], decision.opinion);
  notice.round++;
  notice.unit_id = unitId ?? notice.unit_id;
  notice.co_unit_ids = notice.co_unit_ids.filter((unit) => unit !== notice.unit_id);
  Object.assign(notice, { signed_at: null, acting_at: null, replied_at: null, plan: '', level: 0 });
  await stampTerms(tx, cal, notice);
  await tx.em.query(
    `insert into notice_dues (notice_id, seq, round, due_day, due_at, next_day, by, reason, approved_by, at)
     select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, 'redispatch', $6, $7, $8 from notice_dues where notice_id = $1`,
    [
      notice.id,
      from.round,
      from.dueDay,
      from.dueAt,
      notice.due_day,
      decision.opinion,
      tx.actor.name,
      new Date(tx.now),
    ],
  );
  const type = 'notice.redispatched';
  const names = new Map(
    (await findOrgs(tx.em, [from.unitId, notice.unit_id])).map(({ id, name }) => [id, name]),
  );
  const data = {
    ...termsSaid(notice),
    opinion: decision.opinion,
    from: names.get(from.unitId) ?? '',
    to: names.get(notice.unit_id) ?? '',
  };
  const handlers = (await findPlaces(tx.em, [from.unitId])).get(from.unitId)?.['unit-handlers'] ?? [];
  tellPeople(tx, notice, { type, data, to: handlers, kind: 'news', key: notice.version });
  return { type, data };
}

async function decideExtension(
  { tx, notice, cal }: Moving,
  request: RequestRow,
  decision: Decision,
  rows: RequestRow[],
): Promise<Decided> {
  const days = decision.granted ? (decision.days ?? request.days ?? 0) : 0;
  const [asked] = extensionsOf([request]);
  const earlier = extensionsOf(rows.filter(({ id }) => id !== request.id));
  const by = tx.actor.accountId ?? '';
  if (asked) refuseBy(mayDecideExtension(asked, earlier, { by, days }, extensionRulesOf(notice)));
  if (!decision.granted) return { type: 'notice.extension-refused', kept: { grantedDays: 0 } };
  const from = notice.due_day;
  await credit({ tx, notice, cal }, 'extension', days, request.text);
  return {
    type: 'notice.extended',
    data: { days, from, to: notice.due_day },
    kept: { grantedDays: days },
  };
}

async function decideSuspension(moving: Moving, request: RequestRow, decision: Decision): Promise<Decided> {
  if (!decision.granted) return { type: 'notice.suspension-refused' };
  const { text: reason, until_day: untilDay } = request;
  await beginPause(moving, { reason, untilDay });
  return { type: 'notice.suspended', data: { reason, untilDay } };
}

/** Accepted: the new day, credited in the ledger. Rejected: the next colour, and the ladder climbs on. */
async function decideReason(moving: Moving, request: RequestRow, decision: Decision): Promise<Decided> {
  const { tx, notice } = moving;
  if (decision.granted && !decision.newDay) refuseField('newDay', 'required');
  const newDueDay = decision.granted ? (decision.newDay ?? null) : null;
  const from = notice.due_day ?? '';
  const outcome = reviewReason(
    moving.cal,
    { dueDay: from, color: notice.color, statedBy: request.asked_by ?? '' },
    { by: tx.actor.accountId ?? 'nobody', at: tx.now, newDueDay },
  );
  if (Array.isArray(outcome)) {
    refuseBy(outcome);
    throw new Error('refused without a reason');
  }
  if (!outcome.accepted) {
    const before = notice.color;
    notice.color = outcome.color;
    return { type: 'notice.reason-rejected', data: { from: before, color: outcome.color } };
  }
  await credit(moving, 'reason', outcome.creditDays, request.text);
  return {
    type: 'notice.reason-accepted',
    data: { days: outcome.creditDays, from, to: notice.due_day },
    kept: { grantedDays: outcome.creditDays, ...(notice.due_day && { newDay: notice.due_day }) },
  };
}

/** Working days given on top of the term; the day that was told is kept beside the new one. */
async function credit(
  { tx, notice, cal }: Moving,
  kind: 'extension' | 'reason',
  days: number,
  reason: string,
): Promise<void> {
  await tx.em.query(
    `insert into notice_credits (id, notice_id, kind, working_days, reason, approved_by, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [uuid(), notice.id, kind, days, reason, tx.actor.name, new Date(tx.now)],
  );
  await replanAll(tx, cal, [notice], { by: kind, reason, approvedBy: tx.actor.name });
}

function refuseField(path: string, code: string): never {
  throw new DomainError('invalid', {}, [{ path, code, facts: {} }]);
}
