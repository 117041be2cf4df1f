import { getMyChannels, saveMyChannels, tryChannel, type Call } from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { ChannelsService } from './channels.service';
import { TrialService } from './trial.service';

@Controller()
export class ChannelsController {
  constructor(
    private readonly channels: ChannelsService,
    private readonly trials: TrialService,
  ) {}

  @Route(getMyChannels)
  get(@By() by: Actor) {
    return this.channels.get(by);
  }

  @Route(saveMyChannels)
  save(@By() by: Actor, @Input() { body }: Call<typeof saveMyChannels>) {
    return this.channels.save(by, body);
  }

  @Route(tryChannel)
  async try(@By() by: Actor, @Input() { params }: Call<typeof tryChannel>) {
    await this.trials.send(by, params.channel);
    return { done: true as const };
  }
}
