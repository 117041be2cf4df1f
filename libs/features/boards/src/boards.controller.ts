import {
  exportDecisions,
  exportWaitingProblems,
  getBoard,
  getDuties,
  getMonthChanges,
  listDecisions,
  listWaitingProblems,
  type Answer,
  type Call,
} from '@duban/contracts';
import { actionsOf, scopeOf } from '@duban/domain';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { BoardsService } from './boards.service';
import { ProblemsReader } from './coordination/problems.reader';
import { DecisionsReader } from './decisions/decisions.reader';
import { DutiesService } from './duties.service';
import { LeaderFiles } from './leader-files';
import { MonthReader } from './month/month.reader';

@Controller()
export class BoardsController {
  constructor(
    private readonly boards: BoardsService,
    private readonly duties: DutiesService,
    private readonly decisions: DecisionsReader,
    private readonly month: MonthReader,
    private readonly problems: ProblemsReader,
    private readonly files: LeaderFiles,
  ) {}

  @Route(getBoard)
  async board(
    @By() actor: Actor,
    @Input() { query }: Call<typeof getBoard>,
  ): Promise<Answer<typeof getBoard>> {
    const room = scopeOf(actor.roles, 'board:read') === 'all' ? 'all' : `org:${actor.orgId}`;
    return { board: await this.boards.of(room, query.measure), can: actionsOf(actor.roles) };
  }

  @Route(getDuties)
  getDuties(@By() actor: Actor): Promise<Answer<typeof getDuties>> {
    return this.duties.of(actor);
  }

  @Route(listDecisions)
  listDecisions(
    @By() actor: Actor,
    @Input() { query }: Call<typeof listDecisions>,
  ): Promise<Answer<typeof listDecisions>> {
    return this.decisions.list(actor, query.of);
  }

  @Route(getMonthChanges)
  getMonthChanges(
    @By() actor: Actor,
    @Input() { query }: Call<typeof getMonthChanges>,
  ): Promise<Answer<typeof getMonthChanges>> {
    return this.month.of(actor, query.period);
  }

  @Route(listWaitingProblems)
  listWaitingProblems(
    @By() actor: Actor,
    @Input() { query }: Call<typeof listWaitingProblems>,
  ): Promise<Answer<typeof listWaitingProblems>> {
    return this.problems.list(actor, query);
  }

  @Route(exportDecisions)
  exportDecisions(@By() actor: Actor, @Input() { query }: Call<typeof exportDecisions>) {
    return this.files.decisionsFile(actor, query);
  }

  @Route(exportWaitingProblems)
  exportWaitingProblems(@By() actor: Actor, @Input() { query }: Call<typeof exportWaitingProblems>) {
    return this.files.problemsFile(actor, query);
  }
}
