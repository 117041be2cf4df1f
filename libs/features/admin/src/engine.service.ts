import type { EngineState } from '@duban/contracts';
import type { EventType, Json } from '@duban/domain';
import { DomainError, EngineWatch, visibleOrgs, Work, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { findSuccessor, removeTask, takeFailedTask, type TaskRow } from './engine.queries';

/** Failed tasks in the hands of a person: tried again now, or given up for good; both with a reason that stays. */
@Injectable()
export class EngineService {
  constructor(
    private readonly work: Work,
    private readonly watch: EngineWatch,
  ) {}

  /** It is due now, with all its attempts. What was asked for anew meanwhile is not brought forward: 422. */
  async retry(by: Actor, id: string, reason: string): Promise<EngineState> {
    return this.settle(by, id, 'task.retried', reason, async (tx, task) => {
      const dueAt = await findSuccessor(tx.em, task);
      if (dueAt)
        throw new DomainError('forbidden-move', { reason: 'task-replaced', dueAt: dueAt.toISOString() });
      if (task.state === 'failed') await removeTask(tx.em, task.id);
      const { kind, subject } = task;
      tx.schedule({ kind, subject, dueAt: tx.now, payload: task.payload as Record<string, Json> });
    });
  }

  /** What it should have done will not happen. Whoever waits for it sees that its task is gone. */
  async discard(by: Actor, id: string, reason: string): Promise<EngineState> {
    return this.settle(by, id, 'task.discarded', reason, (tx, task) => removeTask(tx.em, task.id));
  }

  private async settle(
    by: Actor,
    id: string,
    type: EventType,
    reason: string,
    act: (tx: Tx, task: TaskRow) => Promise<void>,
  ): Promise<EngineState> {
    visibleOrgs(by, 'task:manage');
    await this.work.run(by, async (tx) => {
      const task = await takeFailedTask(tx.em, id);
      if (!task) throw new DomainError('not-found');
      await act(tx, task);
      const { kind, subject, attempts, error, due_at } = task;
      tx.record({
        type,
        subject: { type: 'task', id },
        data: { kind, subject, attempts, error: error ?? '', dueAt: due_at.toISOString(), reason },
      });
    });
    return this.watch.state({ anew: true });
  }
}
