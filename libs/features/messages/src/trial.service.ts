import { Clock, CONFIG, DomainError, type Actor, type Config } from '@duban/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Channel } from './channel-address';
import { findChannels } from './channels.queries';
import { ownerOf } from './inbox.service';
import { Sender, SendError } from './send/sender';
import { trialLetter } from './texts/trial-letter';

const PER_MINUTE = 6;
const MINUTE_MS = 60_000;

/** Sends a trial message at once, so that the person sees whether the channel works. It is no delivery. */
@Injectable()
export class TrialService {
  private readonly sent = new Map<string, number[]>();

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly sender: Sender,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(by: Actor, channel: Channel): Promise<void> {
    const owner = ownerOf(by);
    const found = (await findChannels(this.source, owner)).find((row) => row.channel === channel);
    if (!found) throw new DomainError('channel-refused', { reason: 'not-there', channel });
    this.limit(owner);
    const key = `trial:${owner}:${channel}:${this.clock.wall()}`;
    try {
      await this.sender.send(found, trialLetter(by.name, key, this.config));
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      // what the other side says is for everybody; how the house is wired is not
      const detail = error.code === 'refused' ? error.detail : '';
      throw new DomainError('channel-refused', { reason: error.code, detail, channel });
    }
  }

  /** Whoever may type an address may not use the server to fill somebody's mailbox. */
  private limit(owner: string): void {
    const wall = this.clock.wall();
    for (const [id, at] of this.sent) if ((at.at(-1) ?? 0) < wall - MINUTE_MS) this.sent.delete(id);
    const recent = (this.sent.get(owner) ?? []).filter((at) => at > wall - MINUTE_MS);
    if (recent.length >= PER_MINUTE)
      throw new DomainError('too-many-requests', {
        retryAfterSeconds: Math.ceil(((recent[0] ?? wall) + MINUTE_MS - wall) / 1000),
      });
    this.sent.set(owner, [...recent, wall]);
  }
}
