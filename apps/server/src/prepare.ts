import { SearchReactions } from '@duban/boards';
import { dayOf, openPeriod } from '@duban/domain';
import { hashPassword } from '@duban/identity';
import { FindingsReactions, FindingsService } from '@duban/findings';
import { LightsReactions, LightsService } from '@duban/lights';
import { Calendars, Clock, FileStorage, rowsOf, SYSTEM, Work, type Config } from '@duban/platform';
import { StandingsService } from '@duban/projects';
import { PeriodsService } from '@duban/reports';
import type { INestApplication } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { askWaivers } from './demo/ask-waivers';
import { reviewSome } from './demo/review-reports';
import { demoAccounts, seedDemo, type DemoAccount } from './demo/seed-demo';

export type Prepared = {
  demo: { accounts: DemoAccount[] } | null;
  facts: { projects: number; notices: number };
};

const PREPARE_LOCK = 4_127_006;

/** What must be there before the first request: demonstration data where they belong, and the open month. */
export async function prepare(nest: INestApplication, config: Config): Promise<Prepared> {
  const source = nest.get(DataSource);
  const gate = source.createQueryRunner();
  await gate.connect();
  try {
    await gate.query('select pg_advisory_lock($1)', [PREPARE_LOCK]);
    const now = await nest.get(Clock).read();
    if (config.DEMO && (await isEmpty(source))) {
      const calendar = await nest.get(Calendars).current();
      const storage = nest.get(FileStorage);
      await seedDemo(source, {
        ...{ today: dayOf(now), calendar, hashPassword },
        keepBytes: (key, bytes) => storage.putBytes(key, bytes),
        complaints: true,
      });
      await nest.get(Work).run(SYSTEM, async (tx) => {
        await nest.get(LightsService, { strict: false }).settleAll(tx);
        await nest.get(FindingsService, { strict: false }).settleAll(tx);
      });
      await askWaivers(nest);
      await reviewSome(nest);
    }
    await nest.get(Work).run(SYSTEM, async (tx) => {
      await nest.get(PeriodsService, { strict: false }).open(tx, openPeriod(dayOf(tx.now)));
      await nest.get(LightsReactions, { strict: false }).begin(tx);
      await nest.get(StandingsService, { strict: false }).begin(tx);
      await nest.get(FindingsReactions, { strict: false }).begin(tx);
      await nest.get(SearchReactions, { strict: false }).begin(tx);
    });
  } finally {
    await gate.query('select pg_advisory_unlock($1)', [PREPARE_LOCK]).catch(() => undefined);
    await gate.release();
  }
  const [facts] = await rowsOf<Prepared['facts']>(
    source,
    'select (select count(*)::int from projects) as projects, (select count(*)::int from notices) as notices',
  );
  return {
    demo: config.DEMO ? { accounts: demoAccounts() } : null,
    facts: facts ?? { projects: 0, notices: 0 },
  };
}

async function isEmpty(source: DataSource): Promise<boolean> {
  const [row] = await rowsOf<{ empty: boolean }>(
    source,
    'select not exists (select 1 from accounts) as empty',
  );
  return row?.empty ?? false;
}
