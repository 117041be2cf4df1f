import type { Call, FindingLine, listFindings } from '@duban/contracts';
import type { Period } from '@duban/domain';
import { invalidCursor, keyOf, rowsOf } from '@duban/platform';
import type { DataSource } from 'typeorm';

export type Filter = Call<typeof listFindings>['query'];
export type FindingRow = {
  id: string;
  project_id: string;
  project_name: string;
  unit_id: string;
  unit_name: string;
  unit_short_name: string;
  period: Period;
  name: FindingLine['check'];
  facts: FindingLine['facts'];
  state: FindingLine['state'];
  found_at: Date;
  reason: string | null;
  by_name: string | null;
  decided_at: Date | null;
  notice_id: string | null;
  version: number;
};

const COLUMNS = `f.id, f.project_id, p.name as project_name, p.unit_id, o.name as unit_name, o.short_name as unit_short_name,
  f.period, f.name, f.facts, f.state, f.found_at, f.reason, f.by_name, f.decided_at, f.notice_id, f.version`;
const FROM = 'from findings f join projects p on p.id = f.project_id join orgs o on o.id = p.unit_id';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PERIOD = /^\d{4}-\d{2}$/;

/** Whatever is not asked for is left out: `without` names filters that are not used. */
function conditions(filter: Filter, without: readonly (keyof Filter)[] = []) {
  const params: unknown[] = [];
  const found = ['true'];
  const add = (key: keyof Filter, column: string) => {
    if (filter[key] !== undefined && !without.includes(key))
      found.push(`${column} = $${params.push(filter[key])}`);
  };
  if (filter.state !== 'all') add('state', 'f.state');
  add('check', 'f.name');
  add('unitId', 'p.unit_id');
  add('projectId', 'f.project_id');
  add('period', 'f.period');
  return { where: found.join(' and '), params };
}

/** The newest month first. */
export async function findPage(
  source: DataSource,
  filter: Filter,
): Promise<{ rows: FindingRow[]; total: number }> {
  const { where, params } = conditions(filter);
  const [count] = await rowsOf<{ n: number }>(
    source,
    `select count(*)::int as n ${FROM} where ${where}`,
    params.slice(),
  );
  const after = filter.cursor === undefined ? null : placeOf(filter.cursor);
  const bind = (value: unknown) => `$${params.push(value)}`;
  const paged = after ? `and (f.period, f.id) < (${bind(after[0])}, ${bind(after[1])}::uuid)` : '';
  const rows = await rowsOf<FindingRow>(
    source,
    `select ${COLUMNS} ${FROM} where ${where} ${paged} order by f.period desc, f.id desc limit ${bind(filter.limit + 1)}`,
    params,
  );
  return { rows, total: count?.n ?? 0 };
}

function placeOf(cursor: string): [string, string] {
  const [period, id] = keyOf(cursor, 2);
  if (typeof period === 'string' && PERIOD.test(period) && typeof id === 'string' && UUID.test(id))
    return [period, id];
  throw invalidCursor();
}

export async function findOne(source: DataSource, id: string): Promise<FindingRow | null> {
  const [row] = await rowsOf<FindingRow>(source, `select ${COLUMNS} ${FROM} where f.id = $1`, [id]);
  return row ?? null;
}

export async function countChecks(source: DataSource, filter: Filter) {
  const { where, params } = conditions(filter, ['check']);
  return rowsOf<{ check: FindingLine['check']; count: number }>(
    source,
    `select f.name as check, count(*)::int as count ${FROM} where ${where} group by f.name order by 2 desc, 1`,
    params,
  );
}

export async function countUnits(source: DataSource, filter: Filter) {
  const { where, params } = conditions(filter, ['unitId']);
  return rowsOf<{ id: string; name: string; short_name: string; count: number }>(
    source,
    `select o.id, o.name, o.short_name, count(*)::int as count ${FROM} where ${where}
     group by o.id, o.name, o.short_name order by 4 desc, o.short_name collate "zh-x-icu"`,
    params,
  );
}

export async function findPeriods(source: DataSource): Promise<Period[]> {
  const rows = await rowsOf<{ period: Period }>(
    source,
    'select distinct period from findings order by period desc limit 24',
  );
  return rows.map(({ period }) => period);
}

export type BlockedRow = {
  project_id: string;
  project_name: string;
  unit_id: string;
  unit_name: string;
  unit_short_name: string;
  category: string;
  text: string;
};

/** The problems written in the reports of a month, of projects that have not left. */
export function findBlocked(source: DataSource, period: Period): Promise<BlockedRow[]> {
  return rowsOf<BlockedRow>(
    source,
    `select p.id as project_id, p.name as project_name, o.id as unit_id, o.name as unit_name, o.short_name as unit_short_name,
       problem ->> 'category' as category, problem ->> 'text' as text
     from reports r join projects p on p.id = r.project_id join orgs o on o.id = p.unit_id,
       jsonb_array_elements(r.problems) as problem
     where r.period = $1 and r.state = 'submitted' and p.stage <> 'ended' order by p.name collate "zh-x-icu", p.id`,
    [period],
  );
}
