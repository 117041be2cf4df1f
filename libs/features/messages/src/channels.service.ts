import type { Call, MyChannels, saveMyChannels } from '@duban/contracts';
import { CONFIG, DomainError, Work, type Actor, type Config, type Tx } from '@duban/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { masked, refusalOf } from './channel-address';
import { findChannels, findQuiet, type ChannelRow } from './channels.queries';
import { ownerOf } from './inbox.service';

type Wish = Call<typeof saveMyChannels>['body'];

/** The own ways of being told. */
@Injectable()
export class ChannelsService {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get(by: Actor): Promise<MyChannels> {
    return this.read(this.source, ownerOf(by));
  }

  save(by: Actor, wish: Wish): Promise<MyChannels> {
    const owner = ownerOf(by);
    return this.work.run(by, async (tx) => {
      await tx.em.query('select 1 from accounts where id = $1 for no key update', [owner]);
      const kept = await findChannels(tx.em, owner);
      const channels = this.agreed(wish.channels, kept);
      await write(tx, owner, channels, wish.quiet);
      // who opens a channel hears what comes from now on, not everything there ever was
      if (!kept.some(({ active }) => active)) await forgetOld(tx, owner);
      tx.record({
        type: 'account.changed',
        subject: { type: 'account', id: owner },
        data: { fields: ['channels'], channels: channels.filter((c) => c.active).map((c) => c.channel) },
      });
      return this.read(tx.em, owner);
    });
  }

  /** What is to be kept: addresses checked, one that came back masked and a secret that was not sent as they were. */
  private agreed(wished: Wish['channels'], kept: ChannelRow[]): ChannelRow[] {
    return wished.map(({ channel, address: sent, secret, active }, i) => {
      const refuse = (name: string, code: string) =>
        new DomainError('invalid', {}, [{ path: `channels.${i}.${name}`, code, facts: { channel } }]);
      if (wished.findIndex((other) => other.channel === channel) < i) throw refuse('channel', 'duplicate');
      const old = kept.find((row) => row.channel === channel);
      const address = old && sent === masked(channel, old.address) ? old.address : sent;
      const refusal = refusalOf(channel, address, this.config.WEBHOOK_HOSTS);
      if (refusal) throw refuse('address', refusal);
      if (active && channel === 'email' && !this.config.SMTP_URL) throw refuse('active', 'no-mail-server');
      return {
        channel,
        address,
        secret: secret === undefined ? (old?.secret ?? null) : secret || null,
        active,
      };
    });
  }

  private async read(source: DataSource | EntityManager, owner: string): Promise<MyChannels> {
    const { from, to, daysOff, dailyAt } = await findQuiet(source, owner);
    return {
      channels: (await findChannels(source, owner)).map(({ channel, address, secret, active }) => ({
        channel,
        address: masked(channel, address),
        hasSecret: secret !== null,
        active,
      })),
      quiet: { from, to, daysOff, dailyAt },
      emailReady: this.config.SMTP_URL !== undefined,
    };
  }
}

async function write(tx: Tx, owner: string, channels: ChannelRow[], quiet: Wish['quiet']): Promise<void> {
  await tx.em.query('delete from message_channels where account_id = $1', [owner]);
  await tx.em.query(
    `insert into message_channels (account_id, channel, address, secret, active)
     select $1, r.channel, r.address, r.secret, r.active
     from jsonb_to_recordset($2::jsonb) as r (channel text, address text, secret text, active boolean)`,
    [owner, JSON.stringify(channels)],
  );
  await tx.em.query(
    `insert into quiet_hours (account_id, from_time, to_time, days_off, daily_at) values ($1, $2, $3, $4, $5)
     on conflict (account_id) do update set from_time = excluded.from_time, to_time = excluded.to_time,
       days_off = excluded.days_off, daily_at = excluded.daily_at`,
    [owner, quiet.from, quiet.to, quiet.daysOff, quiet.dailyAt],
  );
}

async function forgetOld(tx: Tx, owner: string): Promise<void> {
  await tx.em.query(
    'update inbox set gathered_at = $2 where account_id = $1 and gathered_at is null and read_at is null',
    [owner, new Date(tx.now)],
  );
}
