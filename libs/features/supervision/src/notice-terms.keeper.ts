import {
  dayOf,
  isNoticeRunning,
  NOTICE_STAGES,
  noticeNumber,
  type Calendar,
  type Day,
  type Reprojection,
} from '@duban/domain';
import {
  Calendars,
  Clock,
  OnTask,
  reprojectTask,
  rowsOf,
  TermKeepers,
  type CalendarReason,
  type KeptTerm,
  type Task,
  type TermChange,
  type TermKeeper,
  type Tx,
} from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { rungsOf } from './ladder-runner';
import type { Moment } from './notice-clocks';
import { Notice } from './notice.entity';
import { movedSideTerms, moveSideTerms, type SideTerm } from './notice-side-terms';
import { projectionOf, replanAll, termsOf } from './replan';

type Row = Notice & { unit_short_name: string };

const BATCH = 500;
const NIL = '00000000-0000-0000-0000-000000000000';
const LATER_MS = 250;
/** A clock that stands still is counted too: it goes on by the calendar of the day it is resumed. */
const COUNTED = NOTICE_STAGES.filter((stage) => isNoticeRunning(stage) || stage === 'suspended');

/** The open terms of notices, when the calendar changes. */
@Injectable()
export class NoticeTermsKeeper implements TermKeeper {
  constructor(
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    keepers: TermKeepers,
  ) {
    keepers.add(this);
  }

  async preview(
    em: EntityManager,
    cal: Calendar,
    days: readonly Day[],
    only?: readonly string[],
  ): Promise<TermChange> {
    const now = await this.clock.read(em);
    const sum: TermChange = { checked: 0, terms: [], past: only ? 0 : await countPast(em, days) };
    for (let after = NIL; ;) {
      const rows = await openAfter(em, after, only);
      const last = rows.at(-1);
      if (!last) return sum;
      sum.checked += rows.length;
      sum.terms.push(...(await movedBy({ em, now }, cal, rows)));
      after = last.id;
    }
  }

  /** Notices somebody is moving are left for a moment: that move has locked them and counts by the new calendar. */
  @OnTask(reprojectTask('notice'))
  async reproject(tx: Tx, tasks: Task[]): Promise<void> {
    const ids = tasks.map((task) => task.subject);
    const notices = await tx.em.find(Notice, {
      where: { id: In(ids), state: In(COUNTED) },
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    const cal = await this.calendars.held(tx.em);
    const why = reasonsOf(tasks);
    for (const change of new Set(why.values())) {
      const own = notices.filter(({ id }) => why.get(id) === change);
      const { reason, by } = change;
      const moved = await replanAll(tx, cal, own, { by: 'calendar', reason, approvedBy: by });
      await moveSideTerms(tx, cal, own, { reason, told: new Set(moved.map(({ noticeId }) => noticeId)) });
    }
    const taken = new Set(notices.map(({ id }) => id));
    const held = await tx.em.find(Notice, {
      select: { id: true },
      where: { id: In(ids.filter((id) => !taken.has(id))), state: In(COUNTED) },
    });
    for (const { id } of held)
      tx.schedule({
        kind: reprojectTask('notice'),
        subject: id,
        dueAt: tx.now + LATER_MS,
        payload: { ...why.get(id) },
      });
  }
}

async function movedBy(at: Moment, cal: Calendar, rows: Row[]): Promise<KeptTerm[]> {
  const ids = rows.map(({ id }) => id);
  const [terms, rungs] = [await termsOf(at.em, ids), await rungsOf(at.em, ids)];
  const sides = await movedSideTerms(at, cal, rows);
  return rows.flatMap((row) => {
    const own = terms.get(row.id) ?? { pauses: [], credits: [] };
    const change = projectionOf(cal, row, own, rungs.get(row.id) ?? [], '');
    const side = sides.find(({ noticeId }) => noticeId === row.id);
    const main = change && mainTerm(change);
    const term = main?.moves || !side ? main : sideTerm(side);
    return term ? [keptTerm(row, term, change?.after.provisional ?? row.provisional)] : [];
  });
}

/** Why each is counted again; tasks of one change of the calendar share one reason. */
function reasonsOf(tasks: readonly Task[]): Map<string, CalendarReason> {
  const said = new Map<string, CalendarReason>();
  return new Map(
    tasks.map(({ subject, payload }) => {
      const { reason, by } = payload as CalendarReason;
      const key = JSON.stringify([reason, by]);
      const known = said.get(key) ?? { reason, by };
      said.set(key, known);
      return [subject, known];
    }),
  );
}

const openAfter = (em: EntityManager, after: string, only?: readonly string[]): Promise<Row[]> =>
  rowsOf<Row>(
    em,
    `select n.*, o.short_name as unit_short_name from notices n join orgs o on o.id = n.unit_id
     where n.state = any($1) and n.id > $2 and ($3::text[] is null or n.id::text = any($3))
     order by n.id limit ${BATCH}`,
    [COUNTED, after, only ?? null],
  );

/** What is over keeps its days, but its ledger is shown by the calendar of today. */
async function countPast(em: EntityManager, days: readonly Day[]): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    em,
    `select count(*)::int as n from notices
     where issued_at is not null and state <> all($1) and exists (
       select 1 from unnest($2::date[]) as d
       where d > (issued_at at time zone 'Asia/Shanghai')::date and d <= due_day)`,
    [COUNTED, days],
  );
  return row?.n ?? 0;
}

type Term = Pick<KeptTerm, 'what' | 'from' | 'to' | 'moves'>;

/** The first term that moves: the answer's own if it does. When only its certainty changes, the answer's. */
function mainTerm({ before, after, moved }: Reprojection): Term {
  const [rung] = moved;
  if (after.dueAt === before.dueAt && after.signDueDay !== before.signDueDay)
    return { what: 'sign', from: before.signDueDay, to: after.signDueDay, moves: true };
  if (after.dueAt === before.dueAt && rung)
    return { what: 'rung', from: dayOf(rung.from), to: dayOf(rung.to), moves: true };
  const moves = after.dueAt !== before.dueAt;
  return { what: 'answer', from: before.dueDay, to: after.dueDay, moves };
}

const sideTerm = ({ what, from, to }: SideTerm): Term => ({
  what,
  from: dayOf(from),
  to: dayOf(to),
  moves: true,
});

function keptTerm(row: Row, term: Term, provisional: boolean): KeptTerm {
  const { id, title, number_year, number_seq, unit_short_name: unit, unit_id: unitId } = row;
  const number = number_year === null || number_seq === null ? '' : noticeNumber(number_year, number_seq);
  return { type: 'notice', id, label: `${number} ${title}`.trim(), unit, unitId, provisional, ...term };
}
