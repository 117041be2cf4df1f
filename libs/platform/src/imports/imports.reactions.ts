import { Injectable } from '@nestjs/common';
import { OnTask, type Task } from '../tasks/on-task';
import type { Tx } from '../work/tx';
import { ImportRunner } from './import-runner';
import { RUN_DUE, TRY_DUE, UNDO_DUE } from './imports.tasks';

/** Errands: a file may take a minute, and no rung waits for it. Each writes in a transaction of its own. */
@Injectable()
export class ImportsReactions {
  constructor(private readonly runner: ImportRunner) {}

  @OnTask(TRY_DUE, { alone: true })
  async tryDue(_tx: Tx, tasks: Task[]): Promise<void> {
    for (const task of tasks) await this.runner.try(task);
  }

  @OnTask(RUN_DUE, { alone: true })
  async runDue(_tx: Tx, tasks: Task[]): Promise<void> {
    for (const task of tasks) await this.runner.run(task);
  }

  @OnTask(UNDO_DUE, { alone: true })
  async undoDue(_tx: Tx, tasks: Task[]): Promise<void> {
    for (const task of tasks) await this.runner.undo(task);
  }
}
