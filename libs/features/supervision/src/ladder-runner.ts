import { climb, levelOf, type KeptRung, type Rung, type RungKey } from '@duban/domain';
import { columnsOf, rowsOf, type Tx } from '@duban/platform';
import { proposeByRungs } from './card-proposals';
import type { Notice } from './notice.entity';
import { address, tellOf, type Climber, type Fire } from './rung-tellings';

export { ofNotice } from './rung-tellings';

/** The deadline of a notice's next rung: one pending task for each notice. */
export const RUNG_DUE = 'notice.rung-due';

/** Where a notice stands on its ladder: kept on its row for lists and boards. */
export type Footing = { id: string; level: number; next_rung: RungKey | null; next_day: string | null };

type RungRow = Omit<Rung, 'at'> & {
  notice_id: string;
  round: number;
  at: Date;
  fired_at: Date | null;
  skipped: boolean | null;
};

/** The rungs of several notices in their present round, with what has fired, by notice. */
export async function rungsOf(
  em: Tx['em'],
  noticeIds: string[],
): Promise<Map<string, (KeptRung & { skipped: boolean })[]>> {
  const rows = await rowsOf<RungRow>(
    em,
    `select r.*, f.fired_at, f.skipped from notice_rungs r join notices n on n.id = r.notice_id and n.round = r.round
     left join rung_fires f on f.notice_id = r.notice_id and f.round = r.round and f.key = r.key
     where r.notice_id = any($1) order by r.notice_id, r.seq`,
    [noticeIds],
  );
  const kept = new Map<string, (KeptRung & { skipped: boolean })[]>(noticeIds.map((id) => [id, []]));
  for (const { notice_id, round: _, at, fired_at, skipped, ...rung } of rows)
    kept.get(notice_id)?.push({
      ...rung,
      at: at.getTime(),
      firedAt: fired_at?.getTime() ?? null,
      skipped: skipped ?? false,
    });
  return kept;
}

/**
 * Fires every rung that has come for these notices and sets their next deadline. The notices must be locked by the
 * caller and written as they are now; their level and next rung are brought up to date, on the rows as well.
 */
export async function climbAll(tx: Tx, notices: Notice[]): Promise<void> {
  const rungs = await rungsOf(
    tx.em,
    notices.map((notice) => notice.id),
  );
  const climbers = notices.map((notice): Climber => {
    const own = rungs.get(notice.id) ?? [];
    return { ...notice, level: levelOf(own), rungs: own.filter((rung) => rung.firedAt === null) };
  });
  const footings = await climbTogether(tx, climbers);
  notices.forEach((notice, i) => Object.assign(notice, footings[i]));
}

/**
 * Fires every rung that has come, each once: the row in `rung_fires` is the claim. Decides in memory by the law
 * (`climb`, `addressRung`), writes set-based, records and tells what happened, sets the next deadlines. A rung that
 * finds nobody is passed over at once and the administrators are told (T16); a card it proposes waits for the office
 * all the same.
 */
export async function climbTogether(tx: Tx, climbers: Climber[]): Promise<Footing[]> {
  const steps = climbers.map((notice) => ({ notice, ...climb(notice, tx.now) }));
  const fires = await address(
    tx,
    steps.flatMap(({ notice, fire }) => fire.map((rung) => ({ notice, rung }))),
  );
  const footings = steps.map(({ notice, fire, next }) => ({
    id: notice.id,
    level: notice.level + fire.length,
    next_rung: next?.key ?? null,
    next_day: next?.day ?? null,
  }));
  await write(tx, fires, footings);
  await tellOf(tx, fires);
  await proposeByRungs(tx, fires);
  for (const { notice, nextAt } of steps)
    if (nextAt !== null) tx.schedule({ kind: RUNG_DUE, subject: notice.id, dueAt: nextAt });
  return footings;
}

async function write(tx: Tx, fires: Fire[], footings: Footing[]): Promise<void> {
  const claims = fires.map(({ notice, rung, skipped }) => ({
    id: notice.id,
    round: notice.round,
    key: rung.key,
    skipped,
  }));
  await tx.em.query(
    `with claimed as (
       insert into rung_fires (notice_id, round, key, skipped, fired_at)
       select *, $5 from unnest($1::uuid[], $2::int[], $3::text[], $4::boolean[]))
     update notices n set level = r.level, next_rung = r.next_rung, next_day = r.next_day
     from unnest($6::uuid[], $7::int[], $8::text[], $9::date[]) as r (id, level, next_rung, next_day) where n.id = r.id`,
    [
      ...columnsOf(claims, ['id', 'round', 'key', 'skipped']),
      new Date(tx.now),
      ...columnsOf(footings, ['id', 'level', 'next_rung', 'next_day']),
    ],
  );
}
