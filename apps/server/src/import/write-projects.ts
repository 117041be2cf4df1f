import { departureOf } from '@duban/domain';
import { rowsOf, type Tx } from '@duban/platform';
import { recordDepartures, recordEntry, type Leaving } from '@duban/projects';
import { Refusal } from './read-mapping';
import { writePlans } from './write-plans';

type Made = { id: string; name: string };
type Changed = {
  id: string;
  name: string;
  unit_id: string;
  owner_id: string | null;
  changes: Record<string, [string | null, string | null]>;
  before: Standing;
  after: Standing;
};
type Standing = { stage: string; totalFen: string; currency: string };
export type ProjectCounts = { units: number; created: number; updated: number; plans: number };
export type Entered = { counts: ProjectCounts; projectIds: string[] };

const ALWAYS = `name, unit_id, township, township_name, sector, category, nature, stage, year_class, labels, description,
  address, total_fen, currency, planned_start, planned_finish, actual_start, actual_finish, longitude, latitude, source,
  search`;

/** Merges the staged projects into the register: new ones enter, changed ones change, equal ones are left alone. */
export async function writeProjects(tx: Tx, importer: string): Promise<Entered> {
  const mapped = await findMapped(tx);
  const units = await writeUnits(tx, mapped.includes('regulator_id'));
  const columns = [...ALWAYS.split(',').map((column) => column.trim()), ...mapped];
  const changed = await rowsOf<Changed>(tx.em, CHANGES);
  const excluded = columns.map((column) => `s.${column}`);
  await tx.em.query(
    `update projects p set (${columns.join(', ')}, version, updated_at) = (${excluded.join(', ')}, p.version + 1, $2)
     from import_projects s where p.code = s.code and p.id = any($1)`,
    [changed.map(({ id }) => id), new Date(tx.now)],
  );
  for (const { id, name, unit_id, changes } of changed)
    tx.record({
      type: 'project.changed',
      subject: { type: 'project', id },
      rootId: id,
      unitId: unit_id,
      data: { name, fields: inOurWords(changes), import: importer },
    });
  await recordDepartures(
    tx,
    changed.flatMap((project) => leavingOf(project, importer)),
  );
  for (const project of changed)
    recordEntry(tx, project, standingOf(project.before), standingOf(project.after));
  const created = await rowsOf<Made & { unit_id: string; total_fen: string }>(
    tx.em,
    `insert into projects (id, code, ${columns.join(', ')}, created_at, updated_at)
     select gen_random_uuid(), s.code, ${excluded.join(', ')}, $1, $1 from import_projects s
     where not exists (select 1 from projects p where p.code = s.code) returning id, name, unit_id, total_fen`,
    [new Date(tx.now)],
  );
  for (const { id, name, unit_id, total_fen } of created)
    tx.record({
      type: 'project.created',
      subject: { type: 'project', id },
      rootId: id,
      unitId: unit_id,
      data: { name, totalFen: total_fen, import: importer },
    });
  const plans = await writePlans(tx, importer);
  // the planner learns of new rows here and after the observations, not when the server gets to it: what reads them next
  // would go through them once for each of them
  await tx.em.query('analyze orgs, projects, project_plans');
  return {
    counts: { units, created: created.length, updated: changed.length, plans },
    projectIds: [...changed, ...created].map(({ id }) => id),
  };
}

/** What a file terminates or takes below the threshold leaves by that file. */
function leavingOf(project: Changed, importer: string): Leaving[] {
  const what = departureOf(standingOf(project.before), standingOf(project.after));
  return what ? [{ ...project, what, reason: importer, by: importer }] : [];
}
const standingOf = (row: Standing) => ({ ...row, totalFen: BigInt(row.totalFen) });

/** planned_start → plannedStart: as events call fields everywhere. */
function inOurWords<T>(changes: Record<string, T>): Record<string, T> {
  const name = (column: string) => column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(changes).map(([column, change]) => [name(column), change]));
}

/** Field by field what a file says otherwise than the register: text before, text after. */
const CHANGES = `
  select p.id, s.name, s.unit_id, p.owner_id, d.changes,
    jsonb_build_object('stage', p.stage, 'totalFen', p.total_fen::text, 'currency', p.currency) as before,
    jsonb_build_object('stage', s.stage, 'totalFen', s.total_fen::text, 'currency', s.currency) as after
  from import_projects s join projects p on p.code = s.code
  cross join lateral (
    select jsonb_object_agg(b.key, jsonb_build_object('from', b.value, 'to', a.value)) as changes
    from jsonb_each_text(to_jsonb(p)) b join jsonb_each_text(to_jsonb(s)) a on a.key = b.key
    where a.value is distinct from b.value and b.key <> 'search' and a.key <> 'regulator'
  ) d
  where d.changes is not null order by p.id`;

/** Responsible units, by name; missing ones become departments of the county. */
async function writeUnits(tx: Tx, withRegulators: boolean): Promise<number> {
  const [county] = await rowsOf<{ id: string }>(
    tx.em,
    `select id from orgs where kind = 'county' order by created_at`,
  );
  if (!county)
    throw new Refusal(
      'There is no county organisation yet: finish the set-up first, or name it with --county.',
    );
  const made = await rowsOf<Made>(
    tx.em,
    `insert into orgs (id, name, short_name, kind, parent_id, path, created_at)
     select n.id, n.name, n.name, 'department', c.id, c.path || n.id, $2
     from (select gen_random_uuid() as id, name from (${withRegulators ? NAMED : 'select unit as name from import_projects'}) u
         where name is not null group by name) n
       join orgs c on c.id = $1
     where not exists (select 1 from orgs o where o.name = n.name and o.kind <> 'enterprise')
     returning id, name`,
    [county.id, new Date(tx.now)],
  );
  for (const { id, name } of made)
    tx.record({
      type: 'org.created',
      subject: { type: 'org', id },
      unitId: id,
      data: { name, kind: 'department' },
    });
  await tx.em.query(
    `update import_projects s set unit_id = o.id
     from (select distinct on (name) name, id from orgs where kind <> 'enterprise' order by name, created_at, id) o
     where o.name = s.unit`,
  );
  if (withRegulators)
    await tx.em.query(
      `update import_projects s set regulator_id = o.id
       from (select distinct on (name) name, id from orgs where kind <> 'enterprise' order by name, created_at, id) o
       where o.name = s.regulator`,
    );
  return made.length;
}

const NAMED = 'select unit as name from import_projects union all select regulator from import_projects';

/** The columns beyond the usual ones that this file maps. */
async function findMapped(tx: Tx): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    tx.em,
    `select attname as name from pg_attribute
     where attrelid = 'import_projects'::regclass and attnum > 0 and not attisdropped
       and attname <> 'regulator' and attname <> 'code' and attname <> 'unit' and attname <> all($1)
     order by attnum`,
    [ALWAYS.split(',').map((column) => column.trim())],
  );
  return rows.map(({ name }) => name);
}
