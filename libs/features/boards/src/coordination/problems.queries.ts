import type { ProblemUrgency, WaitingProblem } from '@duban/contracts';
import {
  isClimbing,
  NOTICE_STAGES,
  type Day,
  type NoticeStage,
  type Period,
  type StampedPolicy,
} from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { mine, served, UNIT, type Orgs } from '../board.queries';

/** More months than there are levels. */
const MONTHS = 12;

const HELD_UNIT = `${UNIT},
  (select name from accounts where id = o.head_id and not disabled) as head,
  (select name from accounts where id = o.supervisor_id and not disabled) as supervisor`;
type OfUnit = { unit: WaitingProblem['unit']; head: string | null; supervisor: string | null };

/** A project whose newest report tells of problems, with what the reports before it told, the newest first. */
export type ToldRow = OfUnit & {
  project_id: string;
  name: string;
  period: Period;
  submitted_at: Date;
  problems: { category: string; text: string; wantedUnit?: string; urgency?: ProblemUrgency }[];
  before: { period: Period; at: string; categories: string[] }[];
  /** Marks of those a notice has taken up: it is out, or was closed since the report came. */
  raised: string[];
};
export const findTold = (em: EntityManager, orgs: Orgs) =>
  rowsOf<ToldRow>(
    em,
    `select p.id as project_id, p.name, ${HELD_UNIT}, r.period, r.submitted_at, r.problems,
       (select jsonb_agg(jsonb_build_object('period', b.period, 'at', b.submitted_at, 'categories', b.categories) order by b.period desc)
        from (
          select period, submitted_at, jsonb_path_query_array(problems, '$[*].category') as categories from reports
          where project_id = p.id and state = 'submitted' and kind = 'monthly' and period <= r.period
          order by period desc limit ${MONTHS}
        ) b) as before,
       array(
         select m.problem from reports told
         join raised_problems m on m.report_id = told.id join notices n on n.id = m.notice_id
         where told.project_id = p.id and n.issued_at is not null and n.state <> 'withdrawn'
           and (n.closed_at is null or n.closed_at >= r.submitted_at)
       ) as raised
     from projects p
     join lateral (
       select period, submitted_at, problems from reports
       where project_id = p.id and state = 'submitted' and kind = 'monthly' order by period desc limit 1
     ) r on r.problems <> '[]'
     join orgs o on o.id = p.unit_id
     where p.stage <> 'ended' and ${mine('p')}
     order by p.id`,
    [orgs],
  );

/** The unit has something to do, or the clock stands still: a reply waits for the office and for nobody's coordination. */
const WAITING: readonly NoticeStage[] = NOTICE_STAGES.filter(
  (stage) => isClimbing(stage) || stage === 'suspended',
);

export type OpenNoticeRow = OfUnit & {
  id: string;
  number_year: number | null;
  number_seq: number | null;
  title: string;
  severity: NonNullable<WaitingProblem['notice']>['severity'];
  state: NoticeStage;
  subject_type: 'project' | 'complaint';
  subject_id: string;
  subject_name: string;
  issued_at: Date;
  due_day: Day;
  due_at: Date;
  pause_ends_day: Day | null;
  policy: StampedPolicy | null;
  fired: string[];
  ahead: { key: string; day: Day }[];
};
/** Issued notices that are not answered, with the rungs of their round. */
export const findOpenNotices = (em: EntityManager, orgs: Orgs) =>
  rowsOf<OpenNoticeRow>(
    em,
    `select n.id, n.number_year, n.number_seq, n.title, n.severity, n.state, n.subject_type, n.subject_id,
       n.subject_name, ${HELD_UNIT}, n.issued_at, n.due_day::text, n.due_at, n.pause_ends_day::text, n.policy,
       array(select f.key from rung_fires f where f.notice_id = n.id and f.round = n.round and not f.skipped) as fired,
       (select coalesce(jsonb_agg(jsonb_build_object('key', r.key, 'day', r.day)), '[]') from notice_rungs r
        where r.notice_id = n.id and r.round = n.round and (n.state = 'issued' or r.key <> 'sign-overdue')
          and not exists (select 1 from rung_fires f where f.notice_id = n.id and f.round = n.round and f.key = r.key)
       ) as ahead
     from notices n join orgs o on o.id = n.unit_id
     where n.state = any($2) and n.due_at is not null and ${served('n')} order by n.id`,
    [orgs, WAITING],
  );
