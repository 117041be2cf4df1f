import {
  SETTINGS,
  type Answer,
  type Call,
  type CardRules,
  type checkSetting,
  type ComplaintRulesValue,
  type FindingRulesValue,
  type LadderPolicyValue,
  type LightRulesValue,
  type NoticeRules,
  type ReportRules,
  type Setting,
  type SettingKey,
} from '@duban/contracts';
import {
  checkCardRules,
  checkComplaintRules,
  checkFindingRules,
  checkLadder,
  checkLightRules,
  checkLineRules,
  checkNoticeRules,
  isNoticeRunning,
  NOTICE_STAGES,
  ruleDifferences,
  type NoticePolicy,
  type RuleFinding,
} from '@duban/domain';
import { ALL_FINDINGS, FINDINGS_ANEW } from '@duban/findings';
import { ALL_LIGHTS, LIGHTS_ANEW, LightTrials } from '@duban/lights';
import { DomainError, refusedFields, rowsOf, Settings, Work, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { findVersions } from './settings.reader';

type Value = Setting['value'];

/** A rule is never changed: a new version is put in force, and what was issued under an older one keeps it (T13). */
@Injectable()
export class SettingsService {
  constructor(
    private readonly work: Work,
    private readonly settings: Settings,
    private readonly source: DataSource,
    private readonly trials: LightTrials,
  ) {}

  async check(
    key: SettingKey,
    body: Call<typeof checkSetting>['body'],
  ): Promise<Answer<typeof checkSetting>> {
    const em = this.source.manager;
    const value = parsed(key, body.value);
    const findings = await this.findingsOf(key, value, em);
    const trial =
      key === 'light-rules' && findings.length === 0
        ? await this.trials.run(value as LightRulesValue, body)
        : null;
    return { findings, running: await countRunning(em, key), trial };
  }

  change(
    by: Actor,
    key: SettingKey,
    wish: { value: Value; reason: string; version: number },
  ): Promise<Setting> {
    const value = parsed(key, wish.value);
    return this.work.run(by, async (tx) => {
      await tx.em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['settings']);
      const before = await this.settings.current(key, tx.em);
      if (before.version !== wish.version) throw new DomainError('stale', { version: before.version });
      const findings = await this.findingsOf(key, value, tx.em);
      if (findings.length > 0)
        throw new DomainError(
          'setting-refused',
          {},
          findings.map((finding) => ({ ...finding, path: `value.${finding.path}` })),
        );
      const changed = ruleDifferences(before.value, value);
      if (changed.length === 0) throw new DomainError('setting-refused', { reason: 'no-change' });
      const version = before.version + 1;
      await insert(tx, { key, version, value, reason: wish.reason });
      tx.record({
        type: 'settings.changed',
        subject: { type: 'settings', id: key },
        data: { key, version, reason: wish.reason, changed },
      });
      if (key === 'light-rules') tx.schedule({ kind: LIGHTS_ANEW, subject: ALL_LIGHTS, dueAt: tx.now });
      if (key === 'finding-rules') tx.schedule({ kind: FINDINGS_ANEW, subject: ALL_FINDINGS, dueAt: tx.now });
      const [latest] = await findVersions(tx.em, key);
      if (!latest) throw new Error('the rule that was just written is not there');
      return latest;
    });
  }

  /** Terms and ladder are judged together: either may make the other one impossible. */
  private async findingsOf(key: SettingKey, value: Value, em: EntityManager): Promise<RuleFinding[]> {
    if (key === 'card-rules') return checkCardRules(value as CardRules);
    if (key === 'light-rules') return checkLightRules(value as LightRulesValue);
    if (key === 'finding-rules') return checkFindingRules(value as FindingRulesValue);
    if (key === 'report-rules') return checkLineRules(value as ReportRules);
    if (key === 'complaint-rules') return checkComplaintRules(value as ComplaintRulesValue);
    // numbers within their bounds are all there is to say
    if (key === 'import-limits') return [];
    const rules =
      key === 'notice-rules'
        ? (value as NoticeRules)
        : (await this.settings.current('notice-rules', em)).value;
    const ladder =
      key === 'ladder-policy'
        ? (value as LadderPolicyValue)
        : (await this.settings.current('ladder-policy', em)).value;
    const policy: NoticePolicy = { version: 'next', rungs: ladder.rungs };
    return key === 'ladder-policy' ? checkLadder(policy, rules) : checkNoticeRules(rules, policy);
  }
}

function parsed(key: SettingKey, value: Value): Value {
  const found = SETTINGS[key].safeParse(value);
  if (!found.success) throw new DomainError('invalid', {}, refusedFields(found.error, 'value'));
  return found.data;
}

const insert = (tx: Tx, row: { key: SettingKey; version: number; value: Value; reason: string }) =>
  tx.em.query(
    'insert into settings (key, version, value, reason, by_name, at) values ($1, $2, $3, $4, $5, $6)',
    [row.key, row.version, JSON.stringify(row.value), row.reason, tx.actor.name, new Date(tx.now)],
  );

const RUNNING = NOTICE_STAGES.filter((stage) => isNoticeRunning(stage) || stage === 'suspended');
const CARDS_OVER = ['proposed', 'dismissed', 'revoked', 'lifted'];

/** What goes on under the rules it was issued with. */
async function countRunning(em: EntityManager, key: SettingKey): Promise<number> {
  // lights, reports and complaints are counted by what is in force when a step begins
  if (key !== 'notice-rules' && key !== 'ladder-policy' && key !== 'card-rules') return 0;
  const [row] =
    key === 'card-rules'
      ? await rowsOf<{ n: number }>(em, 'select count(*)::int as n from cards where state <> all($1)', [
          CARDS_OVER,
        ])
      : await rowsOf<{ n: number }>(em, 'select count(*)::int as n from notices where state = any($1)', [
          RUNNING,
        ]);
  return row?.n ?? 0;
}
