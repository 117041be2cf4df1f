import {
  askWaiver,
  decideWaiver,
  getProjectLights,
  listLightGaps,
  listWaivers,
  type Call,
} from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { GapsReader } from './gaps.reader';
import { LightsReader } from './lights.reader';
import { WaiversService } from './waivers.service';

@Controller()
export class LightsController {
  constructor(
    private readonly reader: LightsReader,
    private readonly gapReader: GapsReader,
    private readonly waivers: WaiversService,
  ) {}

  @Route(getProjectLights)
  project(@By() by: Actor, @Input() { params }: Call<typeof getProjectLights>) {
    return this.reader.project(by, params.projectId);
  }

  @Route(listLightGaps)
  gaps(@By() by: Actor) {
    return this.gapReader.list(by);
  }

  @Route(listWaivers)
  list(@By() by: Actor, @Input() { query }: Call<typeof listWaivers>) {
    return this.reader.waivers(by, query.state);
  }

  @Route(askWaiver)
  async ask(@By() by: Actor, @Input() { params, body }: Call<typeof askWaiver>) {
    return this.reader.waiver(by, await this.waivers.ask(by, params.projectId, body));
  }

  @Route(decideWaiver)
  async decide(@By() by: Actor, @Input() { params, body }: Call<typeof decideWaiver>) {
    await this.waivers.decide(by, params.waiverId, body);
    return this.reader.waiver(by, params.waiverId);
  }
}
