import type { Json } from '@duban/domain';
import { SetMetadata } from '@nestjs/common';
import type { Tx } from '../work/tx';

/** A deadline that has come. */
export type Task = { id: string; kind: string; subject: string; dueAt: Date; payload: Record<string, Json> };
export type TaskHandler = (tx: Tx, tasks: Task[]) => Promise<void>;

/**
 * `alone`: for what talks to the world outside, which may be slow or down. Such a task never shares a transaction: the
 * handler gets one task at a time in a transaction of its own, a few of them run side by side, and they run beside the
 * batches, so that a mail server that hangs delays no rung.
 *
 * A handler that throws is tried again later and later (2, 4, 8 … seconds) and set aside after eight attempts, with a
 * line to the administrators; a thrown attempt leaves nothing it wrote. What it sent stays sent: it may send again
 * after a crash between sending and the commit, so it carries a key the other side can recognise. It must give up by
 * itself within seconds: a shut-down waits for it, and it holds a connection of the database meanwhile.
 */
export type TaskOptions = { alone?: boolean };

export const ON_TASK = 'duban:on-task';
export type OnTaskMark = { kind: string; alone: boolean };

/**
 * Time comes in through methods marked so, as HTTP does through controllers. One handler for each kind; it gets all
 * tasks of its kind that are due at once, in order, and must be safe to run twice.
 */
export const OnTask = (kind: string, { alone = false }: TaskOptions = {}): MethodDecorator =>
  SetMetadata(ON_TASK, { kind, alone } satisfies OnTaskMark);
