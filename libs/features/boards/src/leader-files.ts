import type { Call, exportDecisions, exportWaitingProblems } from '@duban/contracts';
import { dayOf } from '@duban/domain';
import { Clock, Exports, type Actor } from '@duban/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { ProblemsReader } from './coordination/problems.reader';
import { PROBLEM_SHEET } from './coordination/problems.sheet';
import { DecisionsReader } from './decisions/decisions.reader';
import { DECISION_SHEET } from './decisions/decisions.sheet';

/** What goes with the paper of the dispatch meeting as tables, in the audit trail like every list that leaves. */
@Injectable()
export class LeaderFiles {
  constructor(
    private readonly exports: Exports,
    private readonly clock: Clock,
    private readonly decisions: DecisionsReader,
    private readonly problems: ProblemsReader,
  ) {}

  async decisionsFile(
    actor: Actor,
    { of, format }: Call<typeof exportDecisions>['query'],
  ): Promise<StreamableFile> {
    const { items } = await this.decisions.list(actor, of);
    return this.exports.lines(actor, {
      list: 'decisions',
      filters: { of },
      format,
      lines: items,
      file: { name: `待决定-${await this.today()}`, sheet: '待决定', columns: DECISION_SHEET },
    });
  }

  async problemsFile(
    actor: Actor,
    { level, format }: Call<typeof exportWaitingProblems>['query'],
  ): Promise<StreamableFile> {
    const { items } = await this.problems.all(actor, level);
    return this.exports.lines(actor, {
      list: 'waiting-problems',
      filters: { level },
      format,
      lines: items,
      file: { name: `待协调问题-${await this.today()}`, sheet: '待协调问题', columns: PROBLEM_SHEET },
    });
  }

  private async today(): Promise<string> {
    return dayOf(await this.clock.read());
  }
}
