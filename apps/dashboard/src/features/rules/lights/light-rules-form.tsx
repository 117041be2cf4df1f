import type { LightRulesValue } from '@duban/contracts';
import { LIGHT_PRESETS, LIGHT_RULE_PRESETS, type RuleFinding } from '@duban/domain';
import type { ReactNode } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { kindWord } from '../../../shared/light-words';
import { NumberField } from '../edit/number-field';
import { rulesTexts } from '../messages';
import { findingWord } from '../rule-words';
import { type Value, valueAt, withValue } from '../rule-fields';
import { lightRuleTexts } from './light-rule-messages';
import { CLOCK_UNITS, LIGHT_CLOCKS } from './light-rule-words';

type FormProps = {
  rules: LightRulesValue;
  findings: readonly RuleFinding[];
  onChange: (rules: LightRulesValue) => void;
};

const KINDS = { ratio: ['yellowBelow', 'redBelow'], points: ['yellowOver', 'redOver'] } as const;
/** What a way of comparing begins with when it is chosen. */
const FRESH = { ratio: LIGHT_RULE_PRESETS.wuhan.investment, points: LIGHT_RULE_PRESETS.yinchuan.investment };

/** A preset fills every value; a value changed by hand makes the rules one's own. */
export function LightRulesForm({ rules, findings, onChange }: FormProps) {
  const t = useTexts(lightRuleTexts);
  const words = useTexts(rulesTexts);
  const set = (path: string, to: unknown) =>
    onChange({ ...withValue(rules as unknown as Value, path, to), preset: 'own' } as LightRulesValue);
  const number = (path: string, label: string, { min, max }: { min: number; max: number }, unit?: string) => (
    <label className="rule-line">
      <span>{label}</span>
      <NumberField
        label={label}
        value={valueAt(rules as unknown as Value, path)}
        min={min}
        max={max}
        onChange={(to) => set(path, to)}
      />
      {unit && <i>{unit}</i>}
    </label>
  );
  const field = (paths: string | readonly string[], input: ReactNode) => (
    <div key={String(paths)} className="rule-field">
      {input}
      {findings
        .filter(({ path }) => ([] as string[]).concat(paths).includes(path))
        .map((finding) => (
          <em key={finding.path + finding.code} role="alert">
            {findingWord(finding, words)}
          </em>
        ))}
    </div>
  );
  const { kind } = rules.investment;
  return (
    <div className="rule-groups">
      <fieldset>
        <legend>{t('group.investment')}</legend>
        <div className="rule-field">
          <label className="rule-line">
            <span>{t('field.preset')}</span>
            <select
              className="input"
              value={rules.preset}
              onChange={(event) => {
                const preset = LIGHT_PRESETS.find((name) => name === event.target.value);
                onChange(preset ? { ...LIGHT_RULE_PRESETS[preset] } : { ...rules, preset: 'own' });
              }}
            >
              {[...LIGHT_PRESETS, 'own' as const].map((name) => (
                <option key={name} value={name}>
                  {t(`preset.${name}`)}
                </option>
              ))}
            </select>
          </label>
          <small className="rule-note">{t(`presetNote.${rules.preset}`)}</small>
        </div>
        <div className="rule-field">
          <label className="rule-line">
            <span>{t('field.investment.kind')}</span>
            <select
              className="input"
              value={kind}
              onChange={(event) => set('investment', FRESH[event.target.value as 'ratio'])}
            >
              {(['ratio', 'points'] as const).map((one) => (
                <option key={one} value={one}>
                  {t(`investment.${one}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        {KINDS[kind].map((key) =>
          field(
            `investment.${key}`,
            number(`investment.${key}`, t(`field.investment.${key}`), { min: 1, max: 200 }),
          ),
        )}
        {field('firstMonth', number('firstMonth', t('field.firstMonth'), { min: 1, max: 12 }))}
      </fieldset>
      <fieldset>
        <legend>{t('group.clocks')}</legend>
        {LIGHT_CLOCKS.map((clock) =>
          field(
            [`${clock}.yellow`, `${clock}.red`],
            <div className="rule-line">
              <label className="rule-clock">
                <input
                  type="checkbox"
                  aria-label={t('clock.on', { clock: kindWord(clock) })}
                  checked={rules[clock] !== null}
                  onChange={(event) =>
                    set(clock, event.target.checked ? LIGHT_RULE_PRESETS.wuhan[clock] : null)
                  }
                />{' '}
                <b>{kindWord(clock)}</b> <span>{t(`clock.${clock}`)}</span>
              </label>
              {rules[clock] &&
                (['yellow', 'red'] as const).map((step) => (
                  <span key={step} className="rule-step">
                    <i>{t(`step.${step}`)}</i>
                    <NumberField
                      label={`${kindWord(clock)} ${t(`step.${step}`)}`}
                      value={rules[clock]?.[step]}
                      min={1}
                      max={400}
                      onChange={(to) => set(`${clock}.${step}`, to)}
                    />
                  </span>
                ))}
              {rules[clock] && <i>{t(`unit.${CLOCK_UNITS[clock]}`)}</i>}
            </div>,
          ),
        )}
      </fieldset>
      <fieldset>
        <legend>{t('group.course')}</legend>
        {field('repeat', number('repeat', t('field.repeat'), { min: 0, max: 12 }))}
        {(['supervisor', 'county'] as const).map((level) =>
          field(
            `levels.${level}`,
            number(`levels.${level}`, t(`field.levels.${level}`), { min: 1, max: 12 }, t('unit.months')),
          ),
        )}
      </fieldset>
    </div>
  );
}
