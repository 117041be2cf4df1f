import type { SettingKey } from '@duban/contracts';
import {
  ANSWER_DAYS,
  COMPLAINT_RULE_RANGES,
  type ComplaintRulePath,
  FINDING_CHECKS,
  PHOTO_REQUIRED,
  type Severity,
} from '@duban/domain';

export type Group =
  | 'checks'
  | 'thresholds'
  | 'answer'
  | 'flow'
  | 'extension'
  | 'sources'
  | 'terms'
  | 'points'
  | 'auto'
  | 'line'
  | 'handling'
  | 'complaint-answer'
  | 'again'
  | 'photos';
/**
 * A value of a rule, by its path. days, times, points: a whole number. limit: an amount with its unit. many: some of a
 * list. one: one of a list.
 */
export type Field = { path: string; group: Group } & (
  | {
      kind: 'days' | 'times' | 'points' | 'rows' | 'columns' | 'percent' | 'pp' | 'months' | 'wan' | 'tenths';
      min: number;
      max: number;
      help?: boolean;
    }
  | { kind: 'limit' }
  | { kind: 'many'; options: readonly string[]; help: boolean }
  | { kind: 'one'; options: readonly string[] }
);

const days = (path: string, group: Group, min = 1): Field => ({ path, group, kind: 'days', min, max: 260 });
const step = (path: string, group: Group): Field => ({ path, group, kind: 'days', min: 1, max: 60 });
const complaint = (path: ComplaintRulePath, group: Group): Field => ({
  path,
  group,
  kind: path === 'maxReworks' ? 'times' : 'days',
  ...COMPLAINT_RULE_RANGES[path],
});
const SEVERITIES = Object.keys(ANSWER_DAYS) as Severity[];
const SOURCES = [
  'light',
  'late-report',
  'problem',
  'inspection',
  'instruction',
  'meeting',
  'visit',
  'by-hand',
] as const;

/** Rules that are nothing but values; the others have a form of their own. */
export type FieldsKey = Exclude<SettingKey, 'ladder-policy' | 'light-rules'>;

/** What the rules are made of, beside the ladder, in the order of the page. The server has the last word. */
export const RULE_FIELDS: Record<FieldsKey, Field[]> = {
  'notice-rules': [
    ...SEVERITIES.map((severity) => days(`answerDays.${severity}`, 'answer')),
    days('signDays', 'flow'),
    days('objectDays', 'flow'),
    days('signLastsDays', 'flow'),
    days('feedbackEveryDays', 'flow'),
    { ...days('feedbackOverDays', 'flow', 0), help: true } as Field,
    days('archiveAfterDays', 'flow'),
    days('extension.noticeDays', 'extension', 0),
    { path: 'extension.maxTimes', group: 'extension', kind: 'times', min: 0, max: 9 },
    days('extension.decideDays', 'extension'),
    { path: 'approvedSources', group: 'sources', kind: 'many', options: SOURCES, help: true },
  ],
  'card-rules': [
    { path: 'explain', group: 'terms', kind: 'limit' },
    { path: 'appeal', group: 'terms', kind: 'limit' },
    { path: 'review', group: 'terms', kind: 'limit' },
    { path: 'points.yellow', group: 'points', kind: 'points', min: 0, max: 100 },
    { path: 'points.red', group: 'points', kind: 'points', min: 0, max: 100 },
    { path: 'autoIssue', group: 'auto', kind: 'many', options: ['yellow', 'red'], help: true },
  ],
  'finding-rules': [
    { path: 'monthPercent', group: 'thresholds', kind: 'percent', min: 1, max: 100 },
    { path: 'physicalPoints', group: 'thresholds', kind: 'pp', min: 1, max: 100 },
    { path: 'unchangedMonths', group: 'thresholds', kind: 'months', min: 1, max: 12 },
    { path: 'yearEndTenths', group: 'thresholds', kind: 'tenths', min: 11, max: 200 },
    { path: 'roundWan', group: 'thresholds', kind: 'wan', min: 1, max: 100_000 },
    { path: 'estimatePercent', group: 'thresholds', kind: 'percent', min: 0, max: 100 },
    { path: 'off', group: 'checks', kind: 'many', options: FINDING_CHECKS, help: true },
  ],
  'import-limits': [
    { path: 'rows', group: 'thresholds', kind: 'rows', min: 1, max: 100_000 },
    { path: 'columns', group: 'thresholds', kind: 'columns', min: 1, max: 200 },
  ],
  'report-rules': [
    step('remindFirst', 'line'),
    step('remindAgain', 'line'),
    step('chaseAfter', 'line'),
    step('cardAfter', 'line'),
    step('lockAfter', 'line'),
    step('reviewDays', 'line'),
    { path: 'photoRequired', group: 'photos', kind: 'one', options: PHOTO_REQUIRED },
  ],
  'complaint-rules': [
    complaint('acceptDays', 'handling'),
    complaint('assignDays', 'handling'),
    complaint('contactDays', 'handling'),
    complaint('callBackDays', 'handling'),
    complaint('answerDays.consultation', 'complaint-answer'),
    complaint('answerDays.plain', 'complaint-answer'),
    complaint('answerDays.joint', 'complaint-answer'),
    complaint('answerDays.hard', 'complaint-answer'),
    complaint('mendDays', 'again'),
    complaint('maxReworks', 'again'),
  ],
};

export type Value = Record<string, unknown>;

export function valueAt(value: Value, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (typeof at === 'object' && at ? (at as Value)[key] : undefined), value);
}

export function withValue(value: Value, path: string, to: unknown): Value {
  const [key = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...value, [key]: to };
  return { ...value, [key]: withValue((value[key] ?? {}) as Value, rest.join('.'), to) };
}
