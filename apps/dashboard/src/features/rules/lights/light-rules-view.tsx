import type { LightRulesValue } from '@duban/contracts';
import { Fragment } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { kindWord } from '../../../shared/light-words';
import { lightRuleTexts } from './light-rule-messages';
import { CLOCK_UNITS, LIGHT_CLOCKS } from './light-rule-words';

/** 亮灯规则 as they stand: money, clocks, months in a row. */
export function LightRulesView({ rules }: { rules: LightRulesValue }) {
  const t = useTexts(lightRuleTexts);
  const { investment, preset, firstMonth, repeat, levels } = rules;
  const numbers =
    investment.kind === 'ratio'
      ? ([
          ['yellowBelow', investment.yellowBelow],
          ['redBelow', investment.redBelow],
        ] as const)
      : ([
          ['yellowOver', investment.yellowOver],
          ['redOver', investment.redOver],
        ] as const);
  const rows: [string, string][] = [
    [t('field.preset'), t(`preset.${preset}`)],
    [t('field.investment.kind'), t(`investment.${investment.kind}`)],
    ...numbers.map(([key, value]): [string, string] => [t(`field.investment.${key}`), String(value)]),
    [t('field.firstMonth'), t('value.month', { count: firstMonth })],
  ];
  const clocks = LIGHT_CLOCKS.map((clock): [string, string] => {
    const steps = rules[clock];
    const unit = t(`unit.${CLOCK_UNITS[clock]}`);
    return [
      `${kindWord(clock)} · ${t(`clock.${clock}`)}`,
      steps ? t('value.steps', { ...steps, unit }) : t('off'),
    ];
  });
  const course: [string, string][] = [
    [t('field.repeat'), repeat === 0 ? t('value.never') : t('value.months', { count: repeat })],
    [t('field.levels.supervisor'), t('value.months', { count: levels.supervisor })],
    [t('field.levels.county'), t('value.months', { count: levels.county })],
  ];
  return (
    <div className="rule-groups">
      <Rows title={t('group.investment')} rows={rows} />
      <Rows title={t('group.clocks')} rows={clocks} />
      <Rows title={t('group.course')} rows={course} />
    </div>
  );
}

const Rows = ({ title, rows }: { title: string; rows: [string, string][] }) => (
  <section>
    <h3>{title}</h3>
    <dl>
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  </section>
);
