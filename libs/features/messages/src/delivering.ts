import { CONFIG, rowsOf, type Config, type Tx } from '@duban/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findAbout } from './about.queries';
import { masked } from './channel-address';
import { findChannels } from './channels.queries';
import type { Channel } from './channel-address';
import { LINE_COLUMNS, subjectOf, type LineRow } from './inbox.queries';
import { Sender } from './send/sender';
import { digestLetter } from './texts/digest-letter';
import type { Letter } from './texts/letter';

type Delivery = {
  id: string;
  account_id: string;
  channel: Channel;
  key: string;
  first_line: string;
  last_line: string;
  created_at: Date;
  person: string;
  disabled: boolean;
};

/** Brings one digest through one channel. */
@Injectable()
export class Delivering {
  constructor(
    private readonly source: DataSource,
    private readonly sender: Sender,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Sends, then marks it sent in the transaction of the task. A process that dies between the two sends again, with the
   * same key: at least once, recorded once. What failed is written down beside the transaction, which is rolled back.
   */
  async deliver(tx: Tx, id: string): Promise<void> {
    const delivery = await findWaiting(tx, id);
    if (!delivery) return;
    const channel = (await findChannels(tx.em, delivery.account_id)).find(
      (row) => row.channel === delivery.channel && row.active,
    );
    if (!channel || delivery.disabled) return discard(tx, id);
    try {
      await this.sender.send(channel, await this.letter(tx, delivery));
    } catch (error) {
      await this.source.query('update deliveries set attempts = attempts + 1, error = $2 where id = $1', [
        id,
        String((error as Error).message).slice(0, 500),
      ]);
      throw error;
    }
    await tx.em.query(
      `update deliveries set state = 'sent', sent_at = $2, attempts = attempts + 1, error = null, address = $3
       where id = $1`,
      [id, new Date(tx.now), masked(channel.channel, channel.address)],
    );
  }

  private async letter(tx: Tx, delivery: Delivery): Promise<Letter> {
    const rows = await rowsOf<LineRow>(
      tx.em,
      `select ${LINE_COLUMNS} from inbox
       where account_id = $1 and id between $2 and $3 and gathered_at = $4 order by id`,
      [delivery.account_id, delivery.first_line, delivery.last_line, delivery.created_at],
    );
    const aboutOf = await findAbout(tx.em, rows.map(subjectOf));
    const lines = rows.map((row) => {
      const subject = subjectOf(row);
      return { topic: row.topic, subject, data: row.data, about: aboutOf(subject) };
    });
    return digestLetter(delivery.person, lines, delivery.key, this.config);
  }
}

async function findWaiting(tx: Tx, id: string): Promise<Delivery | undefined> {
  const [delivery] = await rowsOf<Delivery>(
    tx.em,
    `select d.id, d.account_id, d.channel, d.key, d.first_line, d.last_line, d.created_at, a.name as person, a.disabled
     from deliveries d join accounts a on a.id = d.account_id where d.id = $1 and d.state = 'waiting'`,
    [id],
  );
  return delivery;
}

/** The person has closed this channel, or may not sign in any more. */
async function discard(tx: Tx, id: string): Promise<void> {
  await tx.em.query(`update deliveries set state = 'discarded', error = 'channel-closed' where id = $1`, [
    id,
  ]);
}
