import { randomUUID } from 'node:crypto';
import { digest, type DigestMessage } from '@duban/domain';
import { Calendars, CONFIG, GATHER, rowsOf, type Config, type Tx } from '@duban/platform';
import { Inject, Injectable } from '@nestjs/common';
import { masked } from './channel-address';
import { findChannels, findQuiet, type ChannelRow } from './channels.queries';

/** One letter to one channel of one person; the subject is the delivery. */
export const DELIVER = 'message.deliver';

type Line = { id: string; kind: DigestMessage['kind']; at: Date };

/** Makes one digest of what a person was told. */
@Injectable()
export class Gathering {
  constructor(
    private readonly calendars: Calendars,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Sends what has been told to this person since the last digest, or waits for the end of the quiet hours. What was
   * read in the house meanwhile goes out no more: it would be old news. Safe to run twice: a line is gathered once.
   */
  async gather(tx: Tx, accountId: string): Promise<void> {
    const channels = await this.openChannels(tx, accountId);
    const lines = await waitingLines(tx, accountId);
    if (lines.length === 0) return;
    if (channels.length === 0)
      return mark(
        tx,
        accountId,
        lines.map(({ id }) => id),
      );
    const { now, wait } = digest(
      lines.map(({ id, kind, at }) => ({ id, kind, person: accountId, at: at.getTime() })),
      await findQuiet(tx.em, accountId),
      await this.calendars.current(tx.em),
      tx.now,
    );
    if (wait) tx.schedule({ kind: GATHER, subject: accountId, dueAt: wait.until });
    if (now.length > 0) {
      await mark(tx, accountId, now);
      await deliver(tx, accountId, channels, now);
    }
  }

  private async openChannels(tx: Tx, accountId: string): Promise<ChannelRow[]> {
    const [account] = await rowsOf<{ disabled: boolean }>(
      tx.em,
      'select disabled from accounts where id = $1',
      [accountId],
    );
    if (!account || account.disabled) return [];
    return (await findChannels(tx.em, accountId)).filter(
      ({ channel, active }) => active && (channel !== 'email' || this.config.SMTP_URL !== undefined),
    );
  }
}

/**
 * Lines neither sent nor read, the oldest first. The alarm that a delivery failed stays in the house: sent on the same
 * broken way it would raise the next one.
 */
function waitingLines(tx: Tx, accountId: string): Promise<Line[]> {
  return rowsOf<Line>(
    tx.em,
    `select id, kind, at from inbox
     where account_id = $1 and gathered_at is null and read_at is null
       and not (topic = 'engine.alarm' and data ->> 'kind' = $2)
     order by id`,
    [accountId, DELIVER],
  );
}

async function mark(tx: Tx, accountId: string, ids: string[]): Promise<void> {
  await tx.em.query('update inbox set gathered_at = $3 where account_id = $1 and id = any($2::bigint[])', [
    accountId,
    ids,
    new Date(tx.now),
  ]);
}

async function deliver(tx: Tx, accountId: string, channels: ChannelRow[], ids: string[]): Promise<void> {
  const numbers = ids.map(Number).sort((a, b) => a - b);
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  const rows = channels.map(({ channel, address }) => ({
    id: randomUUID(),
    channel,
    address: masked(channel, address),
    key: `${accountId}:${channel}:${first}-${last}`,
  }));
  const made = await rowsOf<{ id: string }>(
    tx.em,
    `insert into deliveries (id, account_id, channel, address, key, lines, first_line, last_line, state, created_at)
     select r.id, $1, r.channel, r.address, r.key, $3, $4, $5, 'waiting', $6
     from jsonb_to_recordset($2::jsonb) as r (id uuid, channel text, address text, key text)
     on conflict (key) do nothing returning id`,
    [accountId, JSON.stringify(rows), ids.length, first, last, new Date(tx.now)],
  );
  for (const { id } of made) tx.schedule({ kind: DELIVER, subject: id, dueAt: tx.now });
}
