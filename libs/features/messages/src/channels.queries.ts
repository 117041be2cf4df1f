import { QUIET_HOURS, type QuietHours } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { Channel } from './channel-address';

type Source = DataSource | EntityManager;
export type ChannelRow = { channel: Channel; address: string; secret: string | null; active: boolean };
type QuietRow = { from_time: string; to_time: string; days_off: boolean; daily_at: string };

/** The channels of one person, secrets included: nothing of this leaves the house unmasked. */
export function findChannels(source: Source, accountId: string): Promise<ChannelRow[]> {
  return rowsOf<ChannelRow>(
    source,
    'select channel, address, secret, active from message_channels where account_id = $1 order by channel',
    [accountId],
  );
}

/** When this person is left alone; the defaults of the county for who never said. */
export async function findQuiet(source: Source, accountId: string): Promise<QuietHours> {
  const [own] = await rowsOf<QuietRow>(
    source,
    'select from_time, to_time, days_off, daily_at from quiet_hours where account_id = $1',
    [accountId],
  );
  if (!own) return QUIET_HOURS;
  return {
    ...QUIET_HOURS,
    from: own.from_time,
    to: own.to_time,
    daysOff: own.days_off,
    dailyAt: own.daily_at,
  };
}
