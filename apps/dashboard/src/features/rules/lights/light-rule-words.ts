import type { LightClocks } from '@duban/domain';
import { textOf } from '../../../shared/i18n/messages';
import { kindWord } from '../../../shared/light-words';
import { lightRuleTexts } from './light-rule-messages';

/** The clocks in the order of the page, each with what its steps count. */
export const LIGHT_CLOCKS = [
  'start',
  'finish',
  'register',
  'permit',
  'late',
  'zero',
] as const satisfies readonly (keyof LightClocks)[];
export const CLOCK_UNITS: Record<keyof LightClocks, 'months' | 'days' | 'workdays'> = {
  start: 'months',
  finish: 'months',
  register: 'months',
  permit: 'days',
  late: 'workdays',
  zero: 'months',
};

const FIRST = /^(preset|investment|firstMonth|start|finish|register|permit|late|zero|repeat|levels)(\.|$)/;
export const isLightPath = (path: string) => FIRST.test(path);

/** The name of a value of the rules of lights: "开工 · 黄". */
export function lightPathWord(path: string): string {
  const t = textOf(lightRuleTexts);
  const [first = '', second = ''] = path.split('.');
  const clock = LIGHT_CLOCKS.find((one) => one === first);
  if (clock) return second ? `${kindWord(clock)} · ${t(`step.${second as 'red'}`)}` : kindWord(clock);
  return t(`field.${path as 'preset'}`);
}

export function lightValueWord(path: string, value: string): string {
  const t = textOf(lightRuleTexts);
  if (value === 'null') return t('off');
  if (path === 'preset') return t(`preset.${value as 'own'}`);
  if (path === 'investment.kind') return t(`investment.${value as 'ratio'}`);
  return value;
}
