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

/** Gathers what one person was told since the last digest; the messages feature handles it. */
export const GATHER = 'message.gather';
const GATHER_AFTER_MS = 60_000;

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
      return { result, version, wakeAt, now: tx.now, told: tx.messages.length > 0 };
    });
    this.after.tell(done);
    return done.result;
  }

  /**
   * The lines of the inboxes, and for those who keep a channel one pending digest each: the first line sets its time,
   * later ones join it, or bring it forward when it was to wait for the morning. Joining locks the digest: one that is
   * being gathered right now would not see this line, and nobody would gather it after.
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
       on conflict (kind, subject) where state = 'pending'
       do update set due_at = least(tasks.due_at, excluded.due_at)`,
      [GATHER, told.map((row) => row.account_id), new Date(now + GATHER_AFTER_MS), new Date(now)],
    );
  }

  /**
   * What was claimed and what was set, in as few writes as may be: of a herd of deadlines most are set again at once.
   * What happened is told by events; a task that is done leaves nothing.
   */
  private async writeTasks({ em, tasks, finished, now }: Tx): Promise<Instant | null> {
    const set = new Map(tasks.map((task) => [keyOf(task), task]));
    const done: string[] = [];
    const moved: { id: string; task: NewTask }[] = [];
    for (const claimed of finished) {
      const task = set.get(keyOf(claimed));
      if (task) moved.push({ id: claimed.id, task });
      else done.push(claimed.id);
      set.delete(keyOf(claimed));
    }
    if (done.length > 0) await em.query('delete from tasks where id = any($1::bigint[])', [done]);
    if (moved.length > 0)
      await em.query(
        `update tasks t set due_at = r.due_at, payload = r.payload::jsonb, attempts = 0, error = null
         from unnest($1::bigint[], $2::timestamptz[], $3::text[]) as r (id, due_at, payload) where t.id = r.id`,
        [moved.map(({ id }) => id), ...columnsOf(moved.map(({ task }) => task))],
      );
    const fresh = [...set.values()];
    if (fresh.length > 0)
      await em.query(
        `insert into tasks (kind, subject, due_at, payload, created_at)
         select r.kind, r.subject, r.due_at, r.payload::jsonb, $5
         from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[]) as r (kind, subject, due_at, payload)
         order by r.kind, r.subject
         on conflict (kind, subject) where state = 'pending'
         do update set due_at = excluded.due_at, payload = excluded.payload, attempts = 0, error = null`,
        [
          fresh.map(({ kind }) => kind),
          fresh.map(({ subject }) => subject),
          ...columnsOf(fresh),
          new Date(now),
        ],
      );
    return tasks.length > 0 ? Math.min(...tasks.map((task) => task.dueAt)) : null;
  }
}

const keyOf = ({ kind, subject }: { kind: string; subject: string }) => `${kind}\n${subject}`;
const columnsOf = (tasks: NewTask[]) => [
  tasks.map(({ dueAt }) => new Date(dueAt).toISOString()),
  tasks.map(({ payload }) => JSON.stringify(payload ?? {})),
];
