import type { ReportDraft } from '@duban/contracts';
import type { Period, Review } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { DataSource } from 'typeorm';
import type { LockRow } from '../line.queries';

/** One project of the sheet of a month: what it is, what was reported before, and how this month stands. */
export type SheetRow = Pick<LockRow, 'locked' | 'until_at'> & {
  code: string | null;
  name: string;
  unit_name: string;
  stage: string;
  before_period: Period | null;
  before_month_fen: string | null;
  before_year_fen: string | null;
  before_total_fen: string | null;
  before_physical_bp: number | null;
  before_step: string | null;
  before_text: string | null;
  plan_fen: string | null;
  state: 'draft' | 'submitted' | null;
  review: Review | null;
  /** What was filed of the month already. */
  content: Partial<ReportDraft> | null;
  photos: number;
};

/** The projects these organisations file for, as the desk lists them, with the month before beside this one. */
export const findSheetRows = (
  db: DataSource,
  orgIds: readonly string[],
  period: Period,
): Promise<SheetRow[]> =>
  rowsOf<SheetRow>(
    db,
    `select p.code, p.name, o.short_name as unit_name, p.stage,
       b.period as before_period, b.month_fen as before_month_fen,
       case when left(b.period, 4) = left($2, 4) then b.year_fen end as before_year_fen,
       b.total_fen as before_total_fen, b.physical_bp as before_physical_bp, b.progress_step as before_step,
       b.progress_text as before_text, plan.amount_fen as plan_fen, r.state, r.review,
       case when r.state = 'submitted' then r.content end as content,
       (select count(*)::int from attachments a where a.kept_for = 'report:' || r.id::text or (a.state = 'bound'
          and a.subject_type = 'report' and a.subject_id = r.id)) as photos,
       lock.period is not null and owes_direct_report(p.total_fen, p.currency, p.stage) as locked, again.until_at
     from projects p join orgs o on o.id = p.unit_id
       left join reports r on r.project_id = p.id and r.period = $2
       left join lateral (select * from reports e where e.project_id = p.id and e.period < $2 and e.state = 'submitted'
         order by e.period desc limit 1) b on true
       left join project_plans plan on plan.project_id = p.id and plan.year = left($2, 4)::int and plan.current
       left join report_steps lock on lock.period = $2 and lock.step = 'lock'
       left join report_reopenings again on again.project_id = p.id and again.period = $2
     where (p.unit_id = any($1) or p.owner_id = any($1)) and p.stage in ('signed', 'preparing', 'building', 'paused')
     order by o.short_name collate "zh-x-icu", p.name collate "zh-x-icu", p.id`,
    [orgIds, period],
  );
