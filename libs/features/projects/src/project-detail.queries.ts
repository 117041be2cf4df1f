import { OFFICE_EVENTS, type Day, type Period } from '@duban/domain';
import { EVENT_LINE_COLUMNS, rowsOf, type EventLineRow } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';

type Db = DataSource | EntityManager;

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
  current: boolean;
};
export function findPlans(db: Db, projectId: string): Promise<PlanRow[]> {
  return rowsOf<PlanRow>(
    db,
    `select year, version, amount_fen, months, basis, reason, approved_by, approved_on, created_at, current
     from project_plans where project_id = $1 order by year desc, version desc`,
    [projectId],
  );
}

export type FigureRow = {
  period: Period;
  month_fen: string | null;
  year_fen: string | null;
  total_fen: string | null;
};
/** What was filed for the months of a year. */
export function findFigures(db: Db, projectId: string, year: number): Promise<FigureRow[]> {
  return rowsOf<FigureRow>(
    db,
    `select period, month_fen, year_fen, total_fen from reports
     where project_id = $1 and state = 'submitted' and period between $2 and $3 order by period`,
    [projectId, `${year}-01`, `${year}-12`],
  );
}

export type TimelineRow = EventLineRow & { total: string };

/**
 * What happened to a project, newest first, before the event `before`. `noticesOf`, `cardsOf`: whose notices and cards
 * the reader may know of; null: everybody's, and the office's own papers as well.
 */
export function findTimeline(
  db: Db,
  projectId: string,
  page: {
    before: number | null;
    limit: number;
    noticesOf: readonly string[] | null;
    cardsOf: readonly string[] | null;
  },
): Promise<TimelineRow[]> {
  return rowsOf<TimelineRow>(
    db,
    `with told as (
       select ${EVENT_LINE_COLUMNS} from events
       where (root_id = $1::uuid or (subject_type = 'project' and subject_id = $1::text)) 
         and ($2::uuid[] is null or type <> all($5::text[]))
         and (subject_type <> 'notice' or $2::uuid[] is null or unit_id = any($2))
         and (subject_type <> 'card' or $6::uuid[] is null or unit_id = any($6))
     )
     select *, (select count(*) from told) as total from told
     where $3::bigint is null or seq < $3 order by seq desc limit $4`,
    [projectId, page.noticesOf, page.before, page.limit, OFFICE_EVENTS, page.cardsOf],
  );
}
