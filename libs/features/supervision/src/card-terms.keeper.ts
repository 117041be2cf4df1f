import {
  cardNumber,
  dayOf,
  reprojectCard,
  type Calendar,
  type CardReprojection,
  type CardState,
  type Day,
} from '@duban/domain';
import {
  Calendars,
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
import { Card, type StampedCardRules } from './card.entity';
import { findNoticesOf, ofCard } from './card-rows';
import { APPEAL_DUE, EXPLAIN_DUE, REVIEW_DUE, scheduleTerm } from './card-tasks';
import { numberedData } from './card-tellings';

const RUNNING: CardState[] = ['served', 'explained', 'verifying', 'appealed'];
const LATER_MS = 250;
const KIND = { explain: EXPLAIN_DUE, appeal: APPEAL_DUE, review: REVIEW_DUE } as const;

/** The open terms of cards, when the calendar changes. */
@Injectable()
export class CardTermsKeeper implements TermKeeper {
  constructor(
    private readonly calendars: Calendars,
    keepers: TermKeepers,
  ) {
    keepers.add(this);
  }

  async preview(
    em: EntityManager,
    cal: Calendar,
    _?: readonly Day[],
    only?: readonly string[],
  ): Promise<TermChange> {
    const rows = await rowsOf<Card & { unit_short_name: string; title: string }>(
      em,
      `select c.*, o.short_name as unit_short_name, n.title from cards c join orgs o on o.id = c.unit_id
       join notices n on n.id = c.notice_id where c.state = any($1) and ($2::text[] is null or c.id::text = any($2))
       order by c.id`,
      [RUNNING, only ?? null],
    );
    const terms = rows.flatMap((row) => {
      const change = projectionOf(cal, row);
      return change ? [keptTerm(row, change)] : [];
    });
    return { checked: rows.length, terms, past: 0 };
  }

  /** Cards somebody is moving are left for a moment. What was told of a term stays told; only the rest moves. */
  @OnTask(reprojectTask('card'))
  async reproject(tx: Tx, tasks: Task[]): Promise<void> {
    const ids = tasks.map(({ subject }) => subject);
    const cards = await tx.em.find(Card, {
      where: { id: In(ids) },
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    const cal = await this.calendars.held(tx.em);
    const notices = await findNoticesOf(
      tx,
      cards.map(({ notice_id }) => notice_id),
    );
    const why = new Map(tasks.map(({ subject, payload }) => [subject, payload as CalendarReason]));
    const kept = new Map(cards.map((card) => [card.id, card]));
    for (const id of ids) {
      const card = kept.get(id);
      const notice = card && notices.get(card.notice_id);
      if (card && notice)
        await this.count(tx, cal, { ...card, notice: { ...notice, unit_id: card.unit_id } }, why.get(id));
      else
        tx.schedule({
          kind: reprojectTask('card'),
          subject: id,
          dueAt: tx.now + LATER_MS,
          payload: { ...why.get(id) },
        });
    }
  }

  private async count(
    tx: Tx,
    cal: Calendar,
    card: Card & { notice: Parameters<typeof ofCard>[0]['notice'] },
    why: CalendarReason | undefined,
  ): Promise<void> {
    const change = projectionOf(cal, card);
    if (!change) return;
    const at = (instant: number | null) => (instant === null ? null : new Date(instant));
    await tx.em.query(
      `update cards set explain_due_at = $2, appeal_due_at = $3, review_due_at = $4, provisional = $5
       where id = $1`,
      [card.id, at(change.explainDueAt), at(change.appealDueAt), at(change.reviewDueAt), change.provisional],
    );
    for (const { what, from, to } of change.moved)
      // missed on both calendars: it was told, and is not told again
      if (from >= tx.now || to >= tx.now) scheduleTerm(tx, card.id, KIND[what], to);
    const moved = change.moved.map(({ what, from, to }) => ({ what, from: dayOf(from), to: dayOf(to) }));
    tx.record({
      type: 'card.reprojected',
      ...ofCard(card),
      data: {
        ...numberedData(card),
        moved,
        provisional: change.provisional,
        reason: why?.reason ?? '',
        by: why?.by ?? '',
      },
    });
  }
}

function projectionOf(cal: Calendar, card: Card): CardReprojection | null {
  const instant = (date: Date | null) => date?.getTime() ?? null;
  return reprojectCard(cal, {
    state: card.state,
    servedAt: instant(card.served_at),
    appealedAt: instant(card.appealed_at),
    explainDueAt: instant(card.explain_due_at),
    appealDueAt: instant(card.appeal_due_at),
    reviewDueAt: instant(card.review_due_at),
    limits: card.rules as StampedCardRules,
    provisional: card.provisional,
  });
}

/** The first term that moves; when only its certainty changes, the one that runs out first. */
function keptTerm(
  row: Card & { unit_short_name: string; title: string },
  change: CardReprojection,
): KeptTerm {
  const number = cardNumber(row.color, row.number_year ?? 0, row.number_seq ?? 0);
  const term = {
    type: 'card' as const,
    id: row.id,
    label: `${number} ${row.title}`,
    unit: row.unit_short_name,
    unitId: row.unit_id,
    provisional: change.provisional,
  };
  const [first] = change.moved;
  if (first) return { ...term, what: first.what, from: dayOf(first.from), to: dayOf(first.to), moves: true };
  const what = row.state === 'appealed' ? 'review' : row.state === 'served' ? 'explain' : 'appeal';
  const at = change[`${what}DueAt`];
  const day = dayOf(at ?? row.proposed_at.getTime());
  return { ...term, what, from: day, to: day, moves: false };
}
