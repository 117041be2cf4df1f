import {
  addMilestones,
  changeMilestone,
  dropMilestone,
  exportMilestones,
  finishMilestone,
  listMilestones,
  listProjectMilestones,
  reopenMilestone,
  type Call,
} from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { MilestonesReader } from './milestones.reader';
import { MilestonesService } from './milestones.service';

@Controller()
export class MilestonesController {
  constructor(
    private readonly milestones: MilestonesService,
    private readonly reader: MilestonesReader,
  ) {}

  @Route(listProjectMilestones)
  ofProject(@By() actor: Actor, @Input() { params }: Call<typeof listProjectMilestones>) {
    return this.reader.ofProject(actor, params.projectId);
  }

  @Route(listMilestones)
  list(@By() actor: Actor, @Input() { query }: Call<typeof listMilestones>) {
    return this.reader.list(actor, query);
  }

  @Route(exportMilestones)
  export(@By() actor: Actor, @Input() { query }: Call<typeof exportMilestones>) {
    return this.reader.export(actor, query);
  }

  @Route(addMilestones)
  add(@By() actor: Actor, @Input() { params, body }: Call<typeof addMilestones>) {
    return this.milestones.add(actor, params.projectId, body);
  }

  @Route(changeMilestone)
  change(@By() actor: Actor, @Input() { params, body }: Call<typeof changeMilestone>) {
    return this.milestones.change(actor, params.milestoneId, body);
  }

  @Route(finishMilestone)
  finish(@By() actor: Actor, @Input() { params, body }: Call<typeof finishMilestone>) {
    return this.milestones.finish(actor, params.milestoneId, body);
  }

  @Route(dropMilestone)
  drop(@By() actor: Actor, @Input() { params, body }: Call<typeof dropMilestone>) {
    return this.milestones.drop(actor, params.milestoneId, body);
  }

  @Route(reopenMilestone)
  reopen(@By() actor: Actor, @Input() { params, body }: Call<typeof reopenMilestone>) {
    return this.milestones.reopen(actor, params.milestoneId, body);
  }
}
