import { expect, it } from '@jest/globals';
import type { Light } from '@duban/contracts';
import { lightSentence, ruleWords } from './light-words';

const light = (over: Partial<Light>, reason: Partial<NonNullable<Light['reason']>> = {}): Light => ({
  color: 'red',
  word: 'severe-lag',
  period: '2026-10',
  reason: {
    code: 'severe-lag',
    doneFen: '478',
    planFen: '1000',
    scheduleNum: '10',
    scheduleDen: '12',
    rateTenths: 478,
    scheduleTenths: 833,
    ratioPerMille: 573,
    pointsTenths: -355,
    rule: 'ratio-80-60/1',
    ...reason,
  },
  ...over,
});

it.each([
  [light({}), '完成率 47.8%，为序时 83.3% 的 57%（规则 80/60：低于序时 80% 黄、60% 红）'],
  [
    light({ color: 'yellow', word: 'lag' }, { ratioPerMille: 799 }),
    '完成率 47.8%，为序时 83.3% 的 79%（规则 80/60：低于序时 80% 黄、60% 红）',
  ],
  [
    light({ color: 'green', word: 'ahead' }, { rateTenths: 902, pointsTenths: 69 }),
    '完成率 90.2%，比序时 83.3% 超 6.9 个百分点',
  ],
  [light({ color: 'stale', word: 'stale', period: '2026-09' }), '上一期没有按时报送，数据停在 9月'],
  [light({ color: 'none', word: 'no-plan', reason: null }), '没有年度计划，无从比较'],
])('%#', (given, sentence) => expect(lightSentence(given)).toBe(sentence));

it('names a rule by its numbers', () => {
  expect(ruleWords('points-10-30/1')).toBe('规则 10/30：落后 10 个百分点起黄、超过 30 红');
});
