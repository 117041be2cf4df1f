import { OnTask, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { STANDINGS_CHECK, StandingsService } from './standings.service';

/** Time comes in here as HTTP does through the controller. */
@Injectable()
export class ProjectsReactions {
  constructor(private readonly standings: StandingsService) {}

  /** However many nights were slept through: once, as of now. */
  @OnTask(STANDINGS_CHECK)
  async standingsDue(tx: Tx): Promise<void> {
    await this.standings.checkNightly(tx);
  }
}
