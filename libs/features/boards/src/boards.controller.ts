import { getBoard, getDuties, type Answer } from '@duban/contracts';
import { actionsOf, scopeOf } from '@duban/domain';
import { By, LiveBoards, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { DutiesService } from './duties.service';

@Controller()
export class BoardsController {
  constructor(
    private readonly boards: LiveBoards,
    private readonly duties: DutiesService,
  ) {}

  @Route(getBoard)
  async board(@By() actor: Actor): Promise<Answer<typeof getBoard>> {
    const room = scopeOf(actor.roles, 'board:read') === 'all' ? 'all' : `org:${actor.orgId}`;
    return { board: await this.boards.of(room), can: actionsOf(actor.roles) };
  }

  @Route(getDuties)
  getDuties(@By() actor: Actor): Promise<Answer<typeof getDuties>> {
    return this.duties.of(actor);
  }
}
