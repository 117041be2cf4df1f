import { describe, expect, it } from '@jest/globals';
import { assessObservation } from './assess-observation';
import type { ObservationRow } from './rows';

const project = { totalFen: 10_000n, plannedStart: '2025-01-01', plannedFinish: '2025-04-11' }; // 100 days
const seen = (over: Partial<ObservationRow> = {}): ObservationRow => ({
  line: 2,
  code: 'T-1',
  asOf: '2025-02-20', // half of the days
  period: '2025-02',
  finished: false,
  totalFen: 5_000n,
  physicalBp: null,
  contractFen: null,
  contractEnd: null,
  forecastEnd: null,
  inspectedOn: null,
  text: '',
  problem: null,
  ...over,
});

describe('the light of an observation', () => {
  it.each([
    ['as much as the days gone', {}, {}, 'green', 'on-plan'],
    ['80 in 100 of it is not below 80', { totalFen: 4_000n }, {}, 'green', 'slight-lag'],
    ['under 80', { totalFen: 3_999n }, {}, 'yellow', 'lag'],
    ['60 is not below 60', { totalFen: 3_000n }, {}, 'yellow', 'lag'],
    ['under 60', { totalFen: 2_999n }, {}, 'red', 'severe-lag'],
    ['against the contract of its day', { contractFen: 20_000n }, {}, 'red', 'severe-lag'],
    ['a contract of 0 is none', { contractFen: 0n }, {}, 'green', 'on-plan'],
    ['a contract that runs longer', { contractEnd: '2026-01-01', totalFen: 1_500n }, {}, 'green', 'ahead'],
    ['finished', { finished: true, totalFen: null }, {}, 'green', 'finished'],
    ['nobody says how much is done', { totalFen: null }, {}, 'stale', 'stale'],
    ['no start', {}, { plannedStart: null }, 'none', 'no-plan'],
    ['no end', {}, { plannedFinish: null }, 'none', 'no-plan'],
    ['no amount', {}, { totalFen: 0n }, 'none', 'no-plan'],
    ['signed later than the day', {}, { plannedStart: '2025-02-21' }, 'none', 'no-plan'],
    ['an end before its start has passed', {}, { plannedFinish: '2024-12-31' }, 'red', 'severe-lag'],
  ])('%s', (_, observation, register, color, word) => {
    const light = assessObservation(seen(observation), { ...project, ...register });
    expect([light.color, light.word]).toEqual([color, word]);
  });
});
