import { dayOf, type CardState, type EventType } from '@duban/domain';
import { OnTask, type Task, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Card, makersOf } from './card.entity';
import { findNoticesOf, ofCard, type CardOfNotice } from './card-rows';
import { APPEAL_DUE, EXPLAIN_DUE, REVIEW_DUE, type CardTask } from './card-tasks';
import { findHolders, findUnitPeople, numberedData, tellOf } from './card-tellings';

const LATER_MS = 250;

type Late = {
  kind: CardTask;
  topic: EventType;
  /** The states in which the term still runs; elsewhere it is over and nobody is late. */
  while: readonly CardState[];
  due: 'explain_due_at' | 'appeal_due_at' | 'review_due_at';
};
const LATE: Record<CardTask, Late> = {
  [EXPLAIN_DUE]: {
    kind: EXPLAIN_DUE,
    topic: 'card.explain-missed',
    while: ['served'],
    due: 'explain_due_at',
  },
  [APPEAL_DUE]: {
    kind: APPEAL_DUE,
    topic: 'card.appeal-ended',
    while: ['served', 'explained', 'verifying'],
    due: 'appeal_due_at',
  },
  [REVIEW_DUE]: { kind: REVIEW_DUE, topic: 'card.review-late', while: ['appealed'], due: 'review_due_at' },
};

/** Time comes in here. It tells who is late and decides nothing: no silence issues, upholds or lifts a card. */
@Injectable()
export class CardsReactions {
  @OnTask(EXPLAIN_DUE)
  async explainDue(tx: Tx, tasks: Task[]): Promise<void> {
    await tellLate(tx, tasks, LATE[EXPLAIN_DUE]);
  }

  @OnTask(APPEAL_DUE)
  async appealDue(tx: Tx, tasks: Task[]): Promise<void> {
    await tellLate(tx, tasks, LATE[APPEAL_DUE]);
  }

  @OnTask(REVIEW_DUE)
  async reviewDue(tx: Tx, tasks: Task[]): Promise<void> {
    await tellLate(tx, tasks, LATE[REVIEW_DUE]);
  }
}

/** A card somebody is moving is left for a moment: the move wants its task, which this transaction holds. */
async function tellLate(tx: Tx, tasks: Task[], late: Late): Promise<void> {
  const ids = tasks.map(({ subject }) => subject);
  const cards = await tx.em.find(Card, {
    where: { id: In(ids) },
    order: { id: 'asc' },
    lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
  });
  const taken = new Set(cards.map(({ id }) => id));
  for (const id of ids.filter((each) => !taken.has(each)))
    tx.schedule({ kind: late.kind, subject: id, dueAt: tx.now + LATER_MS });
  const missed = cards.filter(
    (card) => late.while.includes(card.state) && (card[late.due]?.getTime() ?? Infinity) < tx.now,
  );
  if (missed.length === 0) return;
  const notices = await findNoticesOf(
    tx,
    missed.map(({ notice_id }) => notice_id),
  );
  const people = await findUnitPeople(
    tx.em,
    missed.map(({ unit_id }) => unit_id),
  );
  const holders = await findHolders(tx.em, late.kind === REVIEW_DUE ? 'card:decide' : 'card:verify');
  for (const card of missed) {
    const notice = notices.get(card.notice_id) as CardOfNotice['notice'];
    const said = { ...card, notice: { ...notice, unit_id: card.unit_id } };
    const day = dayOf((card[late.due] as Date).getTime());
    tx.record({ type: late.topic, ...ofCard(said), data: { ...numberedData(said), day } });
    const makers = late.kind === REVIEW_DUE ? makersOf(card) : [];
    const to = [
      ...(late.kind === REVIEW_DUE ? [] : (people.get(card.unit_id) ?? [])),
      ...holders.filter((id) => !makers.includes(id)),
    ];
    const key = `${late.topic}:${card.id}:${day}`;
    tellOf(tx, said, late.topic, to, { kind: 'rung', data: { day }, key });
  }
}
