import { Clock, CONFIG, type Config } from '@duban/platform';
import { Inject, Injectable } from '@nestjs/common';
import { refusalOf } from '../channel-address';
import type { ChannelRow } from '../channels.queries';
import type { Letter } from '../texts/letter';
import { sendEmail } from './send-email';
import { sendToDingtalk, sendToWecom } from './send-to-robot';
import { SendError } from './send-error';

export { SendError } from './send-error';

/** Sends one letter through one channel and returns when the other side has taken it; throws a `SendError` when not. */
@Injectable()
export class Sender {
  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(to: Pick<ChannelRow, 'channel' | 'address' | 'secret'>, letter: Letter): Promise<void> {
    const refusal = refusalOf(to.channel, to.address, this.config.WEBHOOK_HOSTS);
    if (refusal) throw new SendError(refusal);
    if (to.channel === 'email') return sendEmail(this.config, to.address, letter);
    if (to.channel === 'wecom') return sendToWecom(to.address, letter);
    // the other side compares with its own clock: wall time, whatever day a demonstration plays
    return sendToDingtalk(to.address, to.secret, letter, this.clock.wall());
  }
}
