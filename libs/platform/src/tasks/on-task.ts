import type { Json } from '@duban/domain';
import { SetMetadata } from '@nestjs/common';
import type { Tx } from '../work/work';

/** A deadline that has come. Handlers get all of one kind at once and must be safe to run twice. */
export type Task = { id: string; kind: string; subject: string; dueAt: Date; payload: Record<string, Json> };
export type TaskHandler = (tx: Tx, tasks: Task[]) => Promise<void>;

export const ON_TASK = 'duban:on-task';
/** Time comes in through methods marked so, as HTTP does through controllers. One handler for each kind. */
export const OnTask = (kind: string): MethodDecorator => SetMetadata(ON_TASK, kind);
