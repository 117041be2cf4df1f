import { COORDINATION_LEVELS } from '@duban/domain';
import { z } from 'zod';
import { DayText, Id, InstantText, OrgRef, PeriodText } from './common';
import { CSV, endpoint, ListFormat, XLSX } from './endpoint';
import { SeverityName } from './notices';
import { ProblemUrgency } from './project-fields';
import { Matter, Remaining } from './terms';

export const CoordinationLevel = z.literal([...COORDINATION_LEVELS]);

/** 待协调问题: a problem a report tells of and no notice has taken up, or a notice that is not answered. */
export const WaitingProblem = z.object({
  kind: z.enum(['told', 'notice']),
  level: CoordinationLevel,
  /** Of a notice. */
  notice: z
    .object({
      id: Id,
      number: z.string().nullable(),
      severity: SeverityName,
      /** Working days past its day; null while it is not late, or stands still. */
      late: z.int().nullable(),
    })
    .nullable(),
  /** Of a problem told: the newest report that tells of it, and for how many months in a row. */
  told: z
    .object({
      period: PeriodText,
      months: z.int(),
      category: z.string(),
      urgency: ProblemUrgency,
      wantedUnit: z.string(),
    })
    .nullable(),
  /** The words of the report, or the title of the notice. */
  text: z.string(),
  ...Matter,
  unit: OrgRef,
  /** Who holds the level for this unit: its head, or the leader who supervises it; null where nobody is named. */
  holder: z.string().nullable(),
  since: InstantText,
  /** Working days since then. */
  waiting: z.int(),
  /** due: the answer. rises: the next level gets it. resumes: the clock, which stands still, was granted till then. */
  until: z
    .object({
      what: z.enum(['due', 'rises', 'resumes']),
      day: DayText,
      remaining: Remaining,
      /** Where it rises to. */
      to: CoordinationLevel.nullable(),
    })
    .nullable(),
});
export type WaitingProblem = z.infer<typeof WaitingProblem>;

const Filters = { level: z.coerce.number().pipe(CoordinationLevel).optional() };

export const listWaitingProblems = endpoint({
  name: 'listWaitingProblems',
  summary: 'Problems of reports and notices that wait for coordination, by level; the nearest to go up first',
  method: 'GET',
  path: '/waiting-problems',
  needs: 'board:read',
  query: z.object(Filters),
  returns: z.object({
    at: InstantText,
    /** Every level, also where nothing waits. `longest`: in working days. */
    levels: z.array(
      z.object({
        level: CoordinationLevel,
        count: z.int(),
        told: z.int(),
        notices: z.int(),
        overdue: z.int(),
        longest: z.int(),
      }),
    ),
    /** The first of each level; of one level, when it is asked for, all. */
    items: z.array(WaitingProblem),
  }),
});
export const exportWaitingProblems = endpoint({
  name: 'exportWaitingProblems',
  summary: 'What waits for coordination as a table',
  method: 'GET',
  path: '/exports/waiting-problems',
  needs: 'board:read',
  query: z.object({ ...Filters, format: ListFormat }),
  file: [XLSX, CSV],
  returns: z.never(),
});
