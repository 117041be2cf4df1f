import type { Light, ReviewComment, ReportLine } from '@duban/contracts';
import type { Day, Fen, OwnLight, Period, Review } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { Subject } from '@duban/supervision';
import type { DataSource, EntityManager } from 'typeorm';

import type { Published } from './report.entity';

type Db = DataSource | EntityManager;

/** What reports need to know of a project: read from its table, never written. */
export type ProjectRow = {
  id: string;
  name: string;
  unit_id: string;
  unit_name: string;
  unit_short_name: string;
  owner_id: string | null;
  township_name: string;
  stage: string;
  total_fen: string;
  actual_start: string | null;
  counting: 'physical' | 'payment';
  direct: boolean;
};

export async function findProject(db: Db, id: string, lock = false): Promise<ProjectRow | null> {
  const [row] = await rowsOf<ProjectRow>(
    db,
    `select p.id, p.name, p.unit_id, o.name as unit_name, o.short_name as unit_short_name, p.owner_id, p.township_name,
       p.stage, p.total_fen, p.actual_start, p.counting, exists (select 1 from direct_report_projects d where d.id = p.id) as direct
     from projects p join orgs o on o.id = p.unit_id where p.id = $1 ${lock ? 'for no key update of p' : ''}`,
    [id],
  );
  return row ?? null;
}

/** A project as what a notice is about. */
export const subjectOf = (project: ProjectRow): Subject => ({
  type: 'project',
  id: project.id,
  name: project.name,
  unitId: project.unit_id,
  ownerId: project.owner_id,
});

export type PlanRow = {
  year: number;
  version: number;
  amount_fen: string;
  months: string[] | null;
  basis: 'declared' | 'straight-line';
  reason: string;
  approved_by: string;
  approved_on: Day | null;
  created_at: Date;
};

export async function findPlan(db: Db, projectId: string, year: number): Promise<PlanRow | null> {
  const [row] = await rowsOf<PlanRow>(
    db,
    'select year, version, amount_fen, months, basis, reason, approved_by, approved_on, created_at from project_plans where project_id = $1 and year = $2 and current',
    [projectId, year],
  );
  return row ?? null;
}

export type PreviousRow = {
  period: Period;
  month_fen: string | null;
  year_fen: string | null;
  total_fen: string | null;
  physical_bp: number | null;
  progress_text: string;
};

/** The last submitted report before a month. */
export async function findPrevious(db: Db, projectId: string, period: Period): Promise<PreviousRow | null> {
  const [row] = await rowsOf<PreviousRow>(
    db,
    `select period, month_fen, year_fen, total_fen, physical_bp, progress_text from reports
     where project_id = $1 and period < $2 and state = 'submitted' order by period desc limit 1`,
    [projectId, period],
  );
  return row ?? null;
}

/** The months filed after this one, the earliest first. */
export async function findLater(db: Db, projectId: string, period: Period): Promise<Period[]> {
  const rows = await rowsOf<{ period: Period }>(
    db,
    `select period from reports where project_id = $1 and period > $2 and state = 'submitted' order by period`,
    [projectId, period],
  );
  return rows.map((row) => row.period);
}

/** The newest month that was filed. */
export async function findNewest(db: Db, projectId: string): Promise<Period | null> {
  const [row] = await rowsOf<{ period: Period }>(
    db,
    `select period from reports where project_id = $1 and state = 'submitted' order by period desc limit 1`,
    [projectId],
  );
  return row?.period ?? null;
}

export type ReportRow = {
  period: Period;
  kind: 'monthly' | 'observation';
  state: 'draft' | 'submitted';
  submissions: number;
  month_fen: string | null;
  year_fen: string | null;
  total_fen: string | null;
  physical_bp: number | null;
  basis: 'physical' | 'payment';
  as_of: Day;
  progress_text: string;
  problems: ReportLine['problems'];
  submitted_at: Date | null;
  submitted_by: string | null;
  late: boolean;
  light: Light | null;
  own_light: OwnLight | null;
  review: Review | null;
  published: Published | null;
};

/** The reports of a project with the light each left, newest first. */
export function findReports(db: Db, projectId: string, period: Period | null = null): Promise<ReportRow[]> {
  return rowsOf<ReportRow>(
    db,
    `select r.period, r.kind, r.state, r.submissions, r.month_fen, r.year_fen, r.total_fen, r.physical_bp, r.basis, r.as_of,
       r.progress_text, r.problems, r.submitted_at, r.submitted_by, r.late, l.light, r.content ->> 'ownLight' as own_light, r.review, r.published
     from reports r left join lateral (
       select jsonb_build_object('color', l.color, 'word', l.word, 'period', l.period, 'reason', l.reason) as light
       from lights l where l.subject_id = r.project_id and l.kind = 'investment' and l.period = r.period
       order by l.id desc limit 1) l on true
     where r.project_id = $1 and r.state = 'submitted' and ($2::text is null or r.period = $2)
     order by r.period desc`,
    [projectId, period],
  );
}

export function findMonths(
  db: Db,
  projectId: string,
  year: number,
): Promise<{ period: Period; month_fen: string | null }[]> {
  return rowsOf(
    db,
    `select period, month_fen from reports
     where project_id = $1 and period between $2 and $3 and state = 'submitted' order by period`,
    [projectId, `${year}-01`, `${year}-12`],
  );
}

export type OwedRow = {
  id: string;
  name: string;
  unit_id: string;
  unit_name: string;
  unit_short_name: string;
  direct: boolean;
  state: 'owed' | 'draft' | 'submitted';
  draft_at: Date | null;
  review: Review | null;
  light: Light | null;
};

/** The projects of these organisations that report, and how their report of a month stands. */
export function findOwed(db: Db, orgIds: readonly string[], period: Period): Promise<OwedRow[]> {
  return rowsOf<OwedRow>(
    db,
    `select p.id, p.name, p.unit_id, o.name as unit_name, o.short_name as unit_short_name, d.id is not null as direct,
       case when r.id is null then 'owed' else r.state end as state, r.draft_at, r.review,
       case when l.id is null then null else
         jsonb_build_object('color', l.color, 'word', l.word, 'period', l.period, 'reason', l.reason) end as light
     from projects p join orgs o on o.id = p.unit_id
       left join direct_report_projects d on d.id = p.id
       left join reports r on r.project_id = p.id and r.period = $2
       left join lights l on l.subject_id = p.id and l.kind = 'investment' and l.current
     where (p.unit_id = any($1) or p.owner_id = any($1)) and p.stage in ('signed', 'preparing', 'building', 'paused')
     order by (r.review is distinct from 'returned'), (r.state is not distinct from 'submitted'), d.id is null,
       array_position(array['red', 'yellow', 'stale', 'waived', 'none', 'green'], l.color), p.name collate "zh-x-icu", p.id`,
    [orgIds, period],
  );
}

export const asFen = (text: string | null): Fen => BigInt(text ?? '0');

/** The photographs that stood in a version; all that had come, in one from before any could be left out. */
export async function findPhotosOfVersion(db: Db, reportId: string, version: number): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    `select a.id from report_versions v join attachments a
       on a.state = 'bound' and a.subject_type = 'report' and a.subject_id = v.report_id
     where v.report_id = $1 and v.version = $2
       and case when v.photos is null then substr(a.part, 9)::int <= v.version else a.id = any(v.photos) end
     order by a.bound_at, a.place, a.id`,
    [reportId, version],
  );
  return rows.map(({ id }) => id);
}

export type VersionRow = {
  version: number;
  photos: string[] | null;
  content: Record<string, unknown>;
  submitted_at: Date;
  submitted_by: string | null;
  reason: string | null;
  verdict: 'accepted' | 'returned' | null;
  comments: ReviewComment[];
  reviewed_by: string | null;
  reviewed_at: Date | null;
};

export type ReviewRow = { comments: ReviewComment[]; by_name: string; at: Date };

/** What the office said of the newest version of a report. */
export async function findNewestReview(db: Db, { id, submissions }: { id: string; submissions: number }) {
  const [row] = await rowsOf<ReviewRow>(
    db,
    'select comments, by_name, at from report_reviews where report_id = $1 and version = $2',
    [id, submissions],
  );
  return row ?? null;
}

/** Every submission of a month, the newest first. */
export const findVersions = (db: Db, projectId: string, period: Period): Promise<VersionRow[]> =>
  rowsOf<VersionRow>(
    db,
    `select v.version, v.photos, v.content, v.submitted_at, v.submitted_by, v.reason,
       w.verdict, coalesce(w.comments, '[]') as comments, w.by_name as reviewed_by, w.at as reviewed_at
     from report_versions v join reports r on r.id = v.report_id
       left join report_reviews w on w.report_id = v.report_id and w.version = v.version
     where r.project_id = $1 and r.period = $2 order by v.version desc`,
    [projectId, period],
  );
