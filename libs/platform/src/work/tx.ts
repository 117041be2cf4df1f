import type { EventType, Instant, Json } from '@duban/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import type { NewEvent } from './chain';

/** A deadline is a task due later, a reaction a task due now. One pending task for each kind and subject. */
export type NewTask = { kind: string; subject: string; dueAt: Instant; payload?: Record<string, Json> };

/** A task its claimer has locked. */
export type FinishedTask = { id: string; kind: string; subject: string };

/**
 * One thing told to some people: a line in the inbox of each, and more by the channels they keep. `key` makes telling
 * twice the same as telling once. rung: as soon as may be; news: with the daily digest. `topic`, `data`: the words are
 * made by who shows it.
 */
export type Message = {
  to: readonly string[];
  key: string;
  kind: 'rung' | 'news';
  topic: EventType | 'engine.alarm';
  subject: { type: string; id: string };
  data: Record<string, Json>;
};

/** One transaction: what must be true together is written through it, or not at all. */
export class Tx {
  readonly events: NewEvent[] = [];
  tasks: NewTask[] = [];
  readonly messages: Message[] = [];
  finished: FinishedTask[] = [];

  constructor(
    readonly em: EntityManager,
    readonly actor: Actor,
    /** The time of the county's business, read once. */
    readonly now: Instant,
  ) {}

  /** Appends to the audit trail, which is also the bus and the live feed. */
  record(event: NewEvent): void {
    this.events.push(event);
  }

  /** Tells people: in their inbox with this transaction, by other channels after it. */
  tell(message: Message): void {
    if (message.to.length > 0) this.messages.push(message);
  }

  /** Sets the deadline of (kind, subject); an earlier one that is still pending is moved. */
  schedule(task: NewTask): void {
    this.tasks.push(task);
  }

  /** Sets the first deadline of a kind that sets its next one itself; one that is pending, slept through or not, stays. */
  async scheduleFirst(task: NewTask): Promise<void> {
    const set: unknown[] = await this.em.query(
      `select 1 from tasks where kind = $1 and state = 'pending' limit 1`,
      [task.kind],
    );
    if (set.length === 0) this.schedule(task);
  }

  /** Takes back pending deadlines, those set earlier in this transaction included. */
  async cancel(kind: string, subjects: string[]): Promise<void> {
    const isOther = (task: { kind: string; subject: string }) =>
      task.kind !== kind || !subjects.includes(task.subject);
    this.tasks = this.tasks.filter(isOther);
    this.finished = this.finished.filter(isOther);
    await this.em.query(`delete from tasks where kind = $1 and subject = any($2) and state = 'pending'`, [
      kind,
      subjects,
    ]);
  }

  /**
   * These claimed tasks are done when the transaction commits. Their rows go; where the same deadline is set again, the
   * row takes it over.
   */
  finish(tasks: FinishedTask[]): void {
    this.finished.push(...tasks);
  }
}
