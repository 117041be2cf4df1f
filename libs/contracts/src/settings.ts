import {
  COMPLAINT_RULE_RANGES,
  type ComplaintRulePath,
  FINDING_CHECKS,
  LIGHT_PRESETS,
  PHOTO_REQUIRED,
  RUNG_RECIPIENTS,
} from '@duban/domain';
import { z } from 'zod';
import { Id, InstantText, Light, LightColor, OrgRef, Version } from './common';
import { endpoint } from './endpoint';
import { RungEffectName, RungName } from './terms';

const Days = z.int().min(0).max(260);
const Limit = z.object({
  unit: z.enum(['hours', 'working-days', 'calendar-days']),
  amount: z.int().min(1).max(400),
});

/** 督办规则: terms and rules of notices. A notice carries the version it was issued under. */
export const NoticeRules = z.object({
  answerDays: z.object({
    'extra-urgent': Days.min(1),
    urgent: Days.min(1),
    important: Days.min(1),
    normal: Days.min(1),
  }),
  signDays: Days.min(1),
  objectDays: Days.min(1),
  signLastsDays: Days.min(1),
  feedbackEveryDays: Days.min(1),
  feedbackOverDays: Days,
  extension: z.object({ noticeDays: Days, maxTimes: z.int().min(0).max(9), decideDays: Days.min(1) }),
  /** Sources whose matters need no approval of their own: the rules that make them are approved. */
  approvedSources: z.array(
    z.enum(['light', 'late-report', 'problem', 'inspection', 'instruction', 'meeting', 'visit', 'by-hand']),
  ),
  archiveAfterDays: Days.min(1),
});
export type NoticeRules = z.infer<typeof NoticeRules>;

/** 阶梯方案: who is told when, and what is proposed. Stamped on each notice: running ones keep theirs. */
export const LadderPolicyValue = z.object({
  rungs: z
    .array(
      z.object({
        key: RungName,
        anchor: z.enum(['sign-due', 'warning', 'due']),
        offset: z.int().min(-30).max(120),
        effects: z.array(RungEffectName).min(1),
        to: z.array(z.enum(RUNG_RECIPIENTS)).min(1),
      }),
    )
    .min(1)
    .max(6),
});
export type LadderPolicyValue = z.infer<typeof LadderPolicyValue>;

/** 卡规则. `autoIssue`: colours that a rung issues at once instead of proposing them; none by default. */
export const CardRules = z.object({
  explain: Limit,
  appeal: Limit,
  review: Limit,
  points: z.object({ yellow: z.int().min(0).max(100), red: z.int().min(0).max(100) }),
  autoIssue: z.array(z.enum(['yellow', 'red'])),
});
export type CardRules = z.infer<typeof CardRules>;

const Steps = z.object({ yellow: z.int().min(1).max(400), red: z.int().min(1).max(400) });
const Percent = z.int().min(1).max(200);
/** 亮灯规则: what lights are judged by. Each light names the version it was judged by; a clock that is null is off. */
export const LightRulesValue = z.object({
  preset: z.enum([...LIGHT_PRESETS, 'own']),
  investment: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('ratio'), yellowBelow: Percent, redBelow: Percent }),
    z.object({
      kind: z.literal('points'),
      yellowOver: z.int().min(0).max(100),
      redOver: z.int().min(0).max(100),
    }),
  ]),
  firstMonth: z.int().min(1).max(12),
  start: Steps.nullable(),
  finish: Steps.nullable(),
  register: Steps.nullable(),
  permit: Steps.nullable(),
  late: Steps.nullable(),
  zero: Steps.nullable(),
  repeat: z.int().min(0).max(12),
  levels: z.object({ supervisor: z.int().min(1).max(12), county: z.int().min(1).max(12) }),
});
export type LightRulesValue = z.infer<typeof LightRulesValue>;

/** 核查规则: the thresholds of the checks on reports; `off`: checks that are not made. */
export const FindingRulesValue = z.object({
  off: z.array(z.enum(FINDING_CHECKS)).max(FINDING_CHECKS.length),
  unchangedMonths: z.int().min(1).max(12),
  yearEndTenths: z.int().min(11).max(200),
  monthPercent: z.int().min(1).max(100),
  physicalPoints: z.int().min(1).max(100),
  roundWan: z.int().min(1).max(100_000),
  estimatePercent: z.int().min(0).max(100),
});
export type FindingRulesValue = z.infer<typeof FindingRulesValue>;

/** 导入限度: how large a file may be that comes in; more takes the memory of everybody else. */
export const ImportLimits = z.object({
  rows: z.int().min(1).max(100_000),
  columns: z.int().min(1).max(200),
});
export type ImportLimits = z.infer<typeof ImportLimits>;

const Step = z.int().min(1).max(60);
/**
 * 直报规则: when a month is reminded of, chased, carded and locked, in working days from its due day; 审核时限; what a month
 * of a project under construction without a site photograph is. Rules from before that was asked only remark on it.
 */
export const ReportRules = z.object({
  remindFirst: Step,
  remindAgain: Step,
  chaseAfter: Step,
  cardAfter: Step,
  lockAfter: Step,
  reviewDays: Step,
  photoRequired: z.enum(PHOTO_REQUIRED).default('remark'),
});
export type ReportRules = z.infer<typeof ReportRules>;

const within = (path: ComplaintRulePath) =>
  z.int().min(COMPLAINT_RULE_RANGES[path].min).max(COMPLAINT_RULE_RANGES[path].max);
/** 诉求规则: working days of each step in the handling of a complaint, and how often it is done again before the leader. */
export const ComplaintRulesValue = z.object({
  acceptDays: within('acceptDays'),
  assignDays: within('assignDays'),
  contactDays: within('contactDays'),
  answerDays: z.object({
    consultation: within('answerDays.consultation'),
    plain: within('answerDays.plain'),
    joint: within('answerDays.joint'),
    hard: within('answerDays.hard'),
  }),
  callBackDays: within('callBackDays'),
  mendDays: within('mendDays'),
  maxReworks: within('maxReworks'),
});
export type ComplaintRulesValue = z.infer<typeof ComplaintRulesValue>;

export const SETTINGS = {
  'notice-rules': NoticeRules,
  'ladder-policy': LadderPolicyValue,
  'card-rules': CardRules,
  'light-rules': LightRulesValue,
  'finding-rules': FindingRulesValue,
  'import-limits': ImportLimits,
  'report-rules': ReportRules,
  'complaint-rules': ComplaintRulesValue,
} as const;
export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<K extends SettingKey> = z.infer<(typeof SETTINGS)[K]>;
const SettingKeyName = z.enum([
  'notice-rules',
  'ladder-policy',
  'card-rules',
  'light-rules',
  'finding-rules',
  'import-limits',
  'report-rules',
  'complaint-rules',
]);

/** `version` 0: the default the product comes with. */
export const Setting = z.object({
  key: SettingKeyName,
  version: Version,
  value: z.record(z.string(), z.unknown()),
  reason: z.string(),
  by: z.string().nullable(),
  at: InstantText.nullable(),
});
export type Setting = z.infer<typeof Setting>;
/** What is wrong with a value that is well formed: where (`rungs.warning`), a code and the facts a sentence needs. */
export const SettingFinding = z.object({
  path: z.string(),
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
});
export type SettingFinding = z.infer<typeof SettingFinding>;

/** 试算: what a rule of lights would make of today's portfolio, without making it so. */
export const LightTrial = z.object({
  projects: z.int(),
  changed: z.int(),
  moves: z.array(z.object({ from: LightColor, to: LightColor, count: z.int() })),
  items: z.array(
    z.object({
      project: z.object({ id: Id, name: z.string() }),
      unit: OrgRef,
      from: Light,
      to: Light,
    }),
  ),
  next: z.string().nullable(),
});
export type LightTrial = z.infer<typeof LightTrial>;

export const listSettings = endpoint({
  name: 'listSettings',
  summary: 'The rules in force',
  method: 'GET',
  path: '/settings',
  needs: 'settings:read',
  returns: z.object({ items: z.array(Setting) }),
});
export const getSettingHistory = endpoint({
  name: 'getSettingHistory',
  summary: 'Every version of a rule, the newest first',
  method: 'GET',
  path: '/settings/:key',
  needs: 'settings:read',
  params: z.object({ key: SettingKeyName }),
  returns: z.object({ items: z.array(Setting) }),
});
export const checkSetting = endpoint({
  name: 'checkSetting',
  summary:
    'What would be wrong with a value, how many running notices keep the old one, and which lights would turn',
  method: 'POST',
  path: '/settings/:key/check',
  needs: 'settings:manage',
  params: z.object({ key: SettingKeyName }),
  body: z.object({
    value: z.record(z.string(), z.unknown()),
    /** Of the list of lights that would change. */
    cursor: z.string().max(500).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  returns: z.object({
    findings: z.array(SettingFinding),
    running: z.int(),
    /** Only of rules of lights with nothing wrong in them. */
    trial: LightTrial.nullable(),
  }),
});
export const changeSetting = endpoint({
  name: 'changeSetting',
  summary: 'Put a new version of a rule in force; what runs keeps its own',
  method: 'PUT',
  path: '/settings/:key',
  needs: 'settings:manage',
  params: z.object({ key: SettingKeyName }),
  body: z.object({
    value: z.record(z.string(), z.unknown()),
    reason: z.string().trim().min(2).max(400),
    version: Version,
  }),
  returns: Setting,
});
