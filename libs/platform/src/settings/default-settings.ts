import type { SettingKey, SettingValue } from '@duban/contracts';
import {
  ANSWER_DAYS,
  CARD_LIMITS,
  CARD_POINTS,
  DEFAULT_COMPLAINT_RULES,
  DEFAULT_FINDING_RULES,
  DEFAULT_LIGHT_RULES,
  DEFAULT_LINE_RULES,
  DEFAULT_POLICY,
  IMPORT_LIMITS,
  SIGN_DAYS,
  SIGN_LASTS_DAYS,
  extensionRules,
} from '@duban/domain';

const { noticeDays, maxTimes, decideDays } = extensionRules(0);

/** What is in force before anybody has changed anything: the defaults of the domain, under the names of the settings. */
export const defaultSettings: { [K in SettingKey]: SettingValue<K> } = {
  'notice-rules': {
    answerDays: { ...ANSWER_DAYS },
    signDays: SIGN_DAYS,
    objectDays: 1,
    signLastsDays: SIGN_LASTS_DAYS,
    feedbackEveryDays: 5,
    feedbackOverDays: 10,
    extension: { noticeDays, maxTimes, decideDays },
    // what a rule in force makes was approved with the rule; what a person registers is approved by itself
    approvedSources: ['light', 'late-report'],
    archiveAfterDays: 5,
  },
  'ladder-policy': { rungs: DEFAULT_POLICY.rungs.map((rung) => ({ ...rung, to: [...rung.to] })) },
  'card-rules': { ...CARD_LIMITS, points: { ...CARD_POINTS }, autoIssue: [] },
  'light-rules': DEFAULT_LIGHT_RULES,
  'finding-rules': DEFAULT_FINDING_RULES,
  'import-limits': { rows: IMPORT_LIMITS.rows, columns: IMPORT_LIMITS.columns },
  'complaint-rules': DEFAULT_COMPLAINT_RULES,
  'report-rules': { ...DEFAULT_LINE_RULES, photoRequired: 'refuse' },
};
