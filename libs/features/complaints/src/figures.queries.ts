import type { CountedComplaint, Day } from '@duban/domain';
import { instantAt, addDays } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';

export type FiguresWish = {
  by: 'handling' | 'complained-of';
  from?: Day | undefined;
  to?: Day | undefined;
  /** Of these units alone; null: of all. */
  orgIds: readonly string[] | null;
};
type Row = {
  unit_id: string;
  was_answered: boolean;
  was_in_time: boolean | null;
  was_withdrawn: boolean;
  was_reworked: boolean;
  grade: CountedComplaint['grade'];
  was_told: boolean;
};

/** The complaints to be counted, each with its unit; one about two units counts for both. */
export async function findCounted(
  em: EntityManager,
  { by, from, to, orgIds }: FiguresWish,
  now: Date,
): Promise<CountedComplaint[]> {
  const units = by === 'handling' ? 'array_remove(array[c.lead_id], null)' : 'c.complained_of';
  const rows = await rowsOf<Row>(
    em,
    `select u.unit_id, c.answered_at is not null as was_answered,
       case when c.answer_due_at is null then null
            when c.answered_at is not null then c.answered_at <= c.answer_due_at
            when c.withdrawn_at is null and c.answer_due_at < $1 then false end as was_in_time,
       c.withdrawn_at is not null as was_withdrawn, c.reworks > 0 or c.was_with_leader as was_reworked, c.grade, c.was_told
     from complaints c cross join lateral unnest(${units}) as u (unit_id)
     where ($2::timestamptz is null or c.filed_at >= $2) and ($3::timestamptz is null or c.filed_at < $3)
       and ($4::uuid[] is null or u.unit_id = any($4))
     order by u.unit_id, c.id`,
    [now, from ? startOf(from) : null, to ? startOf(addDays(to, 1)) : null, orgIds],
  );
  return rows.map((row) => ({
    unitId: row.unit_id,
    wasAnswered: row.was_answered,
    wasInTime: row.was_in_time,
    wasWithdrawn: row.was_withdrawn,
    wasReworked: row.was_reworked,
    grade: row.grade,
    wasTold: row.was_told,
  }));
}

/** 回访率: of those answered, the ones that were called back. */
export async function countCallBacks(
  em: EntityManager,
  { by, from, to, orgIds }: FiguresWish,
): Promise<{ num: number; den: number }> {
  const units = by === 'handling' ? 'array[c.lead_id]' : 'c.complained_of';
  const [row] = await rowsOf<{ num: number; den: number }>(
    em,
    `select count(*) filter (where c.called_back_at is not null)::int as num, count(*)::int as den
     from complaints c where c.answered_at is not null
       and ($1::timestamptz is null or c.filed_at >= $1) and ($2::timestamptz is null or c.filed_at < $2)
       and ($3::uuid[] is null or ${units} && $3)`,
    [from ? startOf(from) : null, to ? startOf(addDays(to, 1)) : null, orgIds],
  );
  return row ?? { num: 0, den: 0 };
}

const startOf = (day: Day) => new Date(instantAt(day, '00:00'));
