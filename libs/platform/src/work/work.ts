import type { EventType, Instant, Json } from '@duban/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { Clock } from '../clock/clock';
import { rowsOf } from '../database/rows';
import { AfterCommit } from './after-commit';
import { appendEvents, type NewEvent } from './chain';

/** A deadline is a task due later, a reaction a task due now. One pending task for each kind and subject. */
export type NewTask = { kind: string; subject: string; dueAt: Instant; payload?: Record<string, Json> };

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

/** Gathers what one person was told since the last digest; the messages feature handles it. */
export const GATHER = 'message.gather';
const GATHER_AFTER_MS = 60_000;

/** One transaction: what must be true together is written through it, or not at all. */
export class Tx {
  readonly events: NewEvent[] = [];
  tasks: NewTask[] = [];
  readonly messages: Message[] = [];

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

  /** Takes back pending deadlines, those set earlier in this transaction included. */
  async cancel(kind: string, subjects: string[]): Promise<void> {
    this.tasks = this.tasks.filter((task) => task.kind !== kind || !subjects.includes(task.subject));
    await this.em.query(
      `update tasks set state = 'cancelled', finished_at = $3 where kind = $1 and subject = any($2) and state = 'pending'`,
      [kind, subjects, new Date(this.now)],
    );
  }
}

const ATTEMPTS = 4;
const RETRY = new Set(['40001', '40P01']);

/** The one way to write. */
@Injectable()
export class Work {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly after: AfterCommit,
  ) {}

  /**
   * Runs `act` in one transaction; its events and tasks are written last, in the same transaction, and told after the
   * commit. A deadlock or a serialisation failure runs it again: `act` must have no other effects.
   */
  async run<T>(actor: Actor, act: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(actor, act);
      } catch (error) {
        const code = (error as { code?: string }).code ?? '';
        if (!RETRY.has(code) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async once<T>(actor: Actor, act: (tx: Tx) => Promise<T>): Promise<T> {
    const done = await this.source.transaction(async (em) => {
      const tx = new Tx(em, actor, await this.clock.read(em));
      const result = await act(tx);
      await this.writeMessages(tx);
      const wakeAt = await this.writeTasks(tx);
      const version = tx.events.length > 0 ? await appendEvents(em, actor, tx.now, tx.events) : null;
      return { result, version, wakeAt, now: tx.now };
    });
    this.after.tell(done);
    return done.result;
  }

  /**
   * The lines of the inboxes, and for those who keep a channel one pending digest each: the first line sets its time,
   * later ones only join it.
   */
  private async writeMessages({ em, messages, now }: Tx): Promise<void> {
    if (messages.length === 0) return;
    const lines = messages.flatMap(({ to, subject, ...message }) =>
      to.map((account_id) => ({
        ...message,
        account_id,
        subject_type: subject.type,
        subject_id: subject.id,
      })),
    );
    const told = await rowsOf<{ account_id: string }>(
      em,
      `with told as (
         insert into inbox (account_id, key, kind, topic, subject_type, subject_id, data, at)
         select r.account_id, r.key, r.kind, r.topic, r.subject_type, r.subject_id, r.data, $2
         from jsonb_to_recordset($1::jsonb) as r (account_id uuid, key text, kind text, topic text, subject_type text,
           subject_id text, data jsonb)
         on conflict (account_id, key) do nothing
         returning account_id)
       select distinct t.account_id from told t join message_channels c using (account_id) where c.active`,
      [JSON.stringify(lines), new Date(now)],
    );
    if (told.length === 0) return;
    await em.query(
      `insert into tasks (kind, subject, due_at, payload, created_at)
       select $1, r.id, $3, '{}', $4 from unnest($2::text[]) as r (id) order by r.id
       on conflict (kind, subject) where state = 'pending' do nothing`,
      [GATHER, told.map((row) => row.account_id), new Date(now + GATHER_AFTER_MS), new Date(now)],
    );
  }

  private async writeTasks({ em, tasks, now }: Tx): Promise<Instant | null> {
    if (tasks.length === 0) return null;
    const last = new Map(tasks.map((task) => [`${task.kind}\n${task.subject}`, task]));
    const rows = [...last.values()].map((task) => ({
      kind: task.kind,
      subject: task.subject,
      due_at: new Date(task.dueAt).toISOString(),
      payload: task.payload ?? {},
    }));
    await em.query(
      `insert into tasks (kind, subject, due_at, payload, created_at)
       select r.kind, r.subject, r.due_at, r.payload, $2
       from jsonb_to_recordset($1::jsonb) as r (kind text, subject text, due_at timestamptz, payload jsonb)
       on conflict (kind, subject) where state = 'pending'
       do update set due_at = excluded.due_at, payload = excluded.payload, attempts = 0, error = null`,
      [JSON.stringify(rows), new Date(now)],
    );
    return Math.min(...tasks.map((task) => task.dueAt));
  }
}
