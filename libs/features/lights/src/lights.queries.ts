import {
  rawColor,
  type Assessment,
  type Day,
  type JudgedMonth,
  type LightColor,
  type LightKind,
  type LightReason,
  type LightWord,
  type Period,
  type Permit,
  type StandingWaiver,
  type SupervisedProject,
} from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';

type Db = DataSource | EntityManager;

/** A light as it is kept: of a kind, or the overall one. */
export type KeptLight = {
  kind: LightKind | 'overall';
  period: Period;
  color: LightColor;
  word: LightWord;
  reason: LightReason;
};

type StateRow = {
  id: string;
  name: string;
  unit_id: string;
  owner_id: string | null;
  stage: string;
  planned_start: Day | null;
  actual_start: Day | null;
  planned_finish: Day | null;
  actual_finish: Day | null;
  registered_on: Day | null;
  is_registered: boolean;
  since_day: Day;
  direct: boolean;
  period: Period | null;
  report_kind: 'monthly' | 'observation' | null;
  as_of: Day | null;
  year_fen: string | null;
  plan_fen: string | null;
  plan_months: string[] | null;
  months: { period: Period; fen: string }[];
  permits: Permit[];
  before: { period: Period; color: LightColor; reason: LightReason }[];
  kept: KeptLight[];
  waivers: StandingWaiver[];
};

/** A project as its lights are judged, with those that are kept. */
export type LitProject = {
  id: string;
  name: string;
  unitId: string;
  ownerId: string | null;
  asOf: Day | null;
  isSnapshot: boolean;
  judged: SupervisedProject;
  kept: KeptLight[];
};

/** Months of reports and lights that are looked back on: more than any rule asks for. */
const MONTHS = 13;

/**
 * Everything the lights of these projects are judged on, in one read. The register (入库) is only known of where it
 * is kept: for projects in yuan above the statistical threshold of 500 万元, once any project was entered in it.
 */
export async function findLitProjects(db: Db, ids: readonly string[]): Promise<LitProject[]> {
  const rows = await rowsOf<StateRow>(db, STATES, [ids, MONTHS]);
  return rows.map(litProject);
}

const STATES = `
select p.id, p.name, p.unit_id, p.owner_id, p.stage, p.planned_start, p.actual_start, p.planned_finish, p.actual_finish,
  p.registered_on,
  p.currency = 'CNY' and p.total_fen >= 500000000
    and exists (select 1 from projects where registered_on is not null) as is_registered,
  to_char(p.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as since_day,
  p.total_fen >= 10000000000 and p.currency = 'CNY' as direct,
  last.period, last.kind as report_kind, last.as_of, last.year_fen, plan.amount_fen as plan_fen, plan.months as plan_months,
  coalesce(months.list, '[]') as months, coalesce(permits.list, '[]') as permits, coalesce(before.list, '[]') as before,
  coalesce(kept.list, '[]') as kept, coalesce(waivers.list, '[]') as waivers
from projects p
left join lateral (
  select r.period, r.kind, r.as_of, r.year_fen from reports r
  where r.project_id = p.id and r.state = 'submitted' order by r.period desc limit 1
) last on true
left join project_plans plan on plan.project_id = p.id and plan.year = left(last.period, 4)::int and plan.current
left join lateral (
  select jsonb_agg(jsonb_build_object('period', m.period, 'fen', m.month_fen::text) order by m.period desc) as list
  from (
    select r.period, r.month_fen from reports r
    where r.project_id = p.id and r.state = 'submitted' and r.kind = 'monthly' order by r.period desc limit $2::int
  ) m
) months on true
left join lateral (
  select jsonb_agg(jsonb_build_object('name', m.name, 'plannedDay', m.planned_day, 'actualDay', m.actual_day)
    order by m.planned_day, m.id) as list
  from milestones m where m.project_id = p.id and m.kind = 'permit' and m.dropped_day is null
) permits on true
left join lateral (
  select jsonb_agg(jsonb_build_object('period', l.period, 'color', l.color, 'reason', l.reason)) as list
  from (
    select distinct on (l.period) l.period, l.color, l.reason from lights l
    where l.subject_id = p.id and l.kind = 'investment' and l.period < last.period
      and l.period >= to_char(to_date(last.period, 'YYYY-MM') - make_interval(months => $2::int), 'YYYY-MM')
    order by l.period desc, l.id desc
  ) l
) before on true
left join lateral (
  select jsonb_agg(jsonb_build_object('kind', l.kind, 'period', l.period, 'color', l.color, 'word', l.word, 'reason', l.reason)) as list
  from lights l where l.subject_id = p.id and l.current
) kept on true
left join lateral (
  select jsonb_agg(jsonb_build_object('kind', w.kind, 'untilDay', w.until_day)) as list
  from light_waivers w where w.project_id = p.id and w.state = 'granted'
) waivers on true
where p.id = any($1::uuid[]) order by p.id`;

const UNLIT: Assessment = {
  color: 'none',
  word: 'no-plan',
  reason: { code: 'no-plan', rule: 'none/0', facts: {} },
};

function litProject(row: StateRow): LitProject {
  const isSnapshot = row.report_kind === 'observation';
  const money = row.kept.find(({ kind }) => kind === 'investment');
  return {
    id: row.id,
    name: row.name,
    unitId: row.unit_id,
    ownerId: row.owner_id,
    asOf: row.as_of,
    isSnapshot,
    kept: row.kept,
    judged: {
      stage: row.stage,
      plannedStart: row.planned_start,
      actualStart: row.actual_start,
      plannedFinish: row.planned_finish,
      actualFinish: row.actual_finish,
      ...(row.is_registered ? { registeredOn: row.registered_on } : {}),
      permits: row.permits,
      direct: row.direct,
      sinceDay: row.since_day,
      report:
        row.period === null
          ? null
          : {
              period: row.period,
              yearFen: BigInt(row.year_fen ?? '0'),
              snapshot: isSnapshot
                ? money
                  ? { color: money.color, word: money.word, reason: money.reason }
                  : UNLIT
                : null,
            },
      plan:
        row.plan_fen === null
          ? null
          : { amountFen: BigInt(row.plan_fen), months: row.plan_months?.map(BigInt) ?? null },
      months: row.months.map(({ period, fen }) => ({ period, monthFen: BigInt(fen ?? '0') })),
      before: row.before.map(({ period, color, reason }): JudgedMonth => ({
        period,
        color,
        raw: rawColor(color, reason),
      })),
      waivers: row.waivers,
    },
  };
}

/** Locks these projects, so that nobody judges one twice at once; in order, so that two herds never wait crosswise. */
export const lockProjects = (em: EntityManager, ids: readonly string[]) =>
  em.query('select id from projects where id = any($1::uuid[]) order by id for no key update', [ids]);

/** The next projects after this one, in order. */
export async function findProjectsAfter(db: Db, after: string | null, limit: number): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    'select id from projects where $1::uuid is null or id > $1 order by id limit $2',
    [after, limit],
  );
  return rows.map(({ id }) => id);
}

/** How the months before this one were judged: the last light of each. */
export async function findLightsBefore(db: Db, projectId: string, period: Period): Promise<JudgedMonth[]> {
  const rows = await rowsOf<{ period: Period; color: LightColor; reason: LightReason }>(
    db,
    `select distinct on (period) period, color, reason from lights
     where subject_id = $1 and kind = 'investment' and period < $2 order by period desc, id desc limit $3`,
    [projectId, period, MONTHS],
  );
  return rows.map(({ reason, ...row }) => ({ ...row, raw: rawColor(row.color, reason) }));
}
