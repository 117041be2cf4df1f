import type { LineRow } from '@duban/contracts';
import { dayOf, periodOf, type Day, type Instant, type LineStep, type Period } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';

type Db = DataSource | EntityManager;

/** A month is locked by its last step, to those who are on the direct line. */
export type LockRow = {
  locked: boolean;
  until_day: Day | null;
  until_at: Date | null;
  reason: string | null;
};

/** Nothing is filed into a month that is locked, but by who was let in again, and until then. */
export const isShut = ({ locked, until_at }: Pick<LockRow, 'locked' | 'until_at'>, now: Instant): boolean =>
  locked && (until_at === null || now > until_at.getTime());

/** Whether a month is locked, and whether it was opened again for this project. */
export async function findLock(db: Db, projectId: string, period: Period): Promise<LockRow> {
  const [row] = await rowsOf<LockRow>(
    db,
    `select exists (select 1 from report_steps where period = $2 and step = 'lock')
         and exists (select 1 from direct_report_projects where id = $1) as locked,
       o.until_day, o.until_at, o.reason
     from (select 1) one left join report_reopenings o on o.project_id = $1 and o.period = $2`,
    [projectId, period],
  );
  return row ?? { locked: false, until_day: null, until_at: null, reason: null };
}

export type OwingRow = {
  id: string;
  name: string;
  unit_id: string;
  owner_id: string | null;
};

/** On the direct line at a moment, `$2`, whatever became of it since. */
const ON_LINE = 's.since <= $2 and (s.until is null or s.until > $2)';

/** The projects that were on the direct line when a month was due and have not filed it. */
export function findOwing(
  db: Db,
  period: Period,
  dueAt: Date,
  only: readonly string[] | null = null,
): Promise<OwingRow[]> {
  return rowsOf<OwingRow>(
    db,
    `select p.id, p.name, p.unit_id, p.owner_id
     from line_spells s join projects p on p.id = s.project_id
     where ${ON_LINE} and ($3::uuid[] is null or p.id = any($3)) and not exists (
       select 1 from reports r where r.project_id = p.id and r.period = $1 and r.state = 'submitted')
     order by p.id`,
    [period, dueAt, only],
  );
}

/** Who files for these projects: reporters of the unit or of the owner, or above them; without one, who handles its matters. */
export async function findFilers(
  db: Db,
  projectIds: readonly string[],
): Promise<{ account_id: string; project_ids: string[] }[]> {
  return rowsOf(
    db,
    `with own as (
       select p.id, o.path from projects p join orgs o on o.id in (p.unit_id, p.owner_id) where p.id = any($1::uuid[])
     ), people as (
       select own.id, a.id as account_id, 'reporter' = any(a.roles) as reports
       from own join accounts a on a.org_id = any(own.path)
       where not a.disabled and a.roles && '{reporter,handler}'::text[]
     )
     select account_id, array_agg(distinct id) as project_ids from people p
     where reports or not exists (select 1 from people q where q.id = p.id and q.reports)
     group by account_id order by account_id`,
    [projectIds],
  );
}

/** Whether deadlines of these kinds, for a month or for a project in it, have come and are not done. */
export async function isPending(
  db: Db,
  kinds: readonly string[],
  period: Period,
  now: Instant,
): Promise<boolean> {
  const [row] = await rowsOf<{ pending: boolean }>(
    db,
    `select exists (select 1 from tasks where kind = any($1) and state = 'pending' and due_at <= $3
       and (subject = $2 or subject like '%:' || $2)) as pending`,
    [kinds, period, new Date(now)],
  );
  return row?.pending ?? false;
}

export type StepRow = { step: LineStep; taken_at: Date; timely: boolean; owing: number };
export const findSteps = (db: Db, period: Period): Promise<StepRow[]> =>
  rowsOf<StepRow>(db, 'select step, taken_at, timely, owing from report_steps where period = $1', [period]);

type LineDbRow = {
  id: string;
  name: string;
  unit_id: string;
  unit_name: string;
  unit_short_name: string;
  owner_id: string | null;
  owner_name: string | null;
  owner_short_name: string | null;
  filed: boolean;
  late: boolean | null;
  review: 'unreviewed' | 'accepted' | 'returned' | null;
  review_due_day: Day | null;
  month_fen: string | null;
  submitted_at: Date | null;
  submitted_by: string | null;
  version: number | null;
  chased_day: Day | null;
  chased_by: string | null;
  until_day: Day | null;
  since: Date;
  created_at: Date;
};

/**
 * The direct line of a month, those who owe it first: who was on the line when it was due, and who filed all the same.
 * `isOver`: its due day has passed.
 */
export async function findLine(
  db: Db,
  period: Period,
  { dueAt, now }: { dueAt: Instant; now: Instant },
): Promise<LineRow[]> {
  const [isOver, today] = [now > dueAt, dayOf(now)];
  const rows = await rowsOf<LineDbRow>(
    db,
    `with line as (
       select s.project_id as id, bool_or(${ON_LINE}) as owes, max(s.since) as since from line_spells s group by 1
     )
     select d.id, d.name, d.unit_id, o.name as unit_name, o.short_name as unit_short_name, l.since, d.created_at,
       d.owner_id, w.name as owner_name, w.short_name as owner_short_name,
       r.id is not null as filed, r.late, r.review, r.review_due_day, r.month_fen, r.submitted_at, r.submitted_by, r.version,
       c.day as chased_day, c.by_name as chased_by, q.until_day
     from line l
     join projects d on d.id = l.id
     join orgs o on o.id = d.unit_id
     left join orgs w on w.id = d.owner_id
     left join reports r on r.project_id = d.id and r.period = $1 and r.state = 'submitted'
     left join report_reopenings q on q.project_id = d.id and q.period = $1
     left join lateral (
       select day, by_name from report_chases c where c.project_id = d.id and c.period = $1 order by day desc limit 1) c on true
     where l.owes or r.id is not null
     order by r.id is not null, r.review is distinct from 'returned', r.review is distinct from 'unreviewed',
       r.review_due_day, o.short_name collate "zh-x-icu", d.name collate "zh-x-icu", d.id`,
    [period, new Date(isOver ? dueAt : now)],
  );
  return rows.map((row) => ({
    projectId: row.id,
    projectName: row.name,
    unit: { id: row.unit_id, name: row.unit_name, shortName: row.unit_short_name },
    owner:
      row.owner_id && row.owner_name
        ? { id: row.owner_id, name: row.owner_name, shortName: row.owner_short_name ?? row.owner_name }
        : null,
    state: row.filed ? (row.review ?? 'filed') : isOver ? 'missing' : 'owed',
    late: row.late ?? false,
    monthFen: row.month_fen,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    submittedBy: row.submitted_by,
    reviewDueDay: row.review === 'unreviewed' ? row.review_due_day : null,
    reviewLate: row.review === 'unreviewed' && row.review_due_day !== null && row.review_due_day < today,
    version: row.version ?? 0,
    chasedDay: row.filed ? null : row.chased_day,
    chasedBy: row.filed ? null : row.chased_by,
    reopenedUntil: row.until_day,
    enteredDay: enteredIn(row, period),
  }));
}

/** The day of this month on which it crossed the threshold or came back; null for who has been there, or is new as a whole. */
function enteredIn({ since, created_at }: LineDbRow, period: Period): Day | null {
  const day = dayOf(since.getTime());
  return periodOf(day) === period && since.getTime() !== created_at.getTime() ? day : null;
}

export async function findLinePeriods(db: Db, open: Period): Promise<Period[]> {
  const rows = await rowsOf<{ period: Period }>(
    db,
    `select distinct r.period from reports r join direct_report_projects d on d.id = r.project_id
     where r.kind = 'monthly' and r.state = 'submitted' order by period desc limit 24`,
  );
  return [...new Set([open, ...rows.map(({ period }) => period)])].sort().reverse();
}
