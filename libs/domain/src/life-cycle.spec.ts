import fc from 'fast-check';
import { doubtsOf, LIFE_CYCLE, type ProjectFacts } from './life-cycle';

const TODAY = '2026-05-11';
const sound: ProjectFacts = {
  code: '2403-340122-04-01-123456',
  stage: 'building',
  yearClass: 'continued',
  totalFen: 100n,
  fundingFen: [60n, 40n],
  plannedStart: '2025-02-01',
  plannedFinish: '2027-06-30',
  plannedOperation: '2027-09-30',
  actualStart: '2025-03-01',
  actualFinish: null,
  actualOperation: null,
  registeredOn: '2025-03-20',
};
const of = (over: Partial<ProjectFacts>, county: string | null = '340122') =>
  doubtsOf({ ...sound, ...over }, TODAY, county).map(({ field, code, level }) => `${level} ${field} ${code}`);

it('says nothing of a project that is in order', () => expect(of({})).toEqual([]));

it.each<[string, Partial<ProjectFacts>, string[]]>([
  ['a finish before the start', { plannedFinish: '2025-01-31' }, ['error plannedFinish before-start']],
  [
    'an actual finish before the start',
    { stage: 'completed', actualFinish: '2025-02-28' },
    ['error actualFinish before-start'],
  ],
  [
    'operation planned before the start',
    { plannedOperation: '2025-01-01' },
    ['error plannedOperation before-start'],
  ],
  [
    'a start that is still to come',
    { actualStart: '2026-05-12', registeredOn: null, yearClass: 'new' },
    ['error actualStart in-future'],
  ],
  ['a register day to come', { registeredOn: '2026-06-01' }, ['error registeredOn in-future']],
  ['today', { registeredOn: TODAY }, []],
  ['a stage behind the start', { stage: 'signed' }, ['warning stage stage-behind-start']],
  [
    'a building site that has not begun',
    { actualStart: null, registeredOn: null },
    ['warning actualStart stage-needs-start'],
  ],
  ['building after it was finished', { actualFinish: '2026-04-01' }, ['warning stage stage-behind-finish']],
  ['completed without a day', { stage: 'completed' }, ['warning actualFinish stage-needs-finish']],
  [
    'operating without a day',
    { stage: 'operating', actualFinish: '2026-03-01', yearClass: 'finishing' },
    ['warning actualOperation stage-needs-operation'],
  ],
  [
    'operating before it was finished',
    { stage: 'operating', actualFinish: '2026-03-01', actualOperation: '2026-02-01', yearClass: 'finishing' },
    ['warning actualOperation before-finish'],
  ],
  ['a new start of last year', { yearClass: 'new' }, ['warning yearClass year-class-against-dates']],
  [
    'a continued one of this year',
    { actualStart: '2026-01-05', registeredOn: null },
    ['warning yearClass year-class-against-dates'],
  ],
  ['finishing in another year', { yearClass: 'finishing' }, ['warning yearClass year-class-against-dates']],
  ['preparatory and begun', { yearClass: 'preparatory' }, ['warning yearClass year-class-against-dates']],
  [
    'in the register before the start',
    { registeredOn: '2025-02-01' },
    ['warning registeredOn registered-before-start'],
  ],
  [
    'in the register and not begun',
    { stage: 'preparing', actualStart: null },
    ['warning registeredOn registered-not-begun'],
  ],
  ['sources that are not the total', { fundingFen: [60n, 41n] }, ['warning funding funding-not-total']],
  ['no sources', { fundingFen: [] }, []],
  ['building without a code', { code: null }, ['warning code no-code']],
  ['a code of another province', { code: '2403-330106-04-01-123456' }, ['warning code code-region']],
  ['an imported key', { code: 'NYC-1' }, []],
])('%s', (_, over, told) => expect(of(over)).toEqual(told));

it('does not hold codes against a county without a region', () =>
  expect(of({ code: '2403-330106-04-01-123456' }, null)).toEqual([]));

it('refuses contradictions in time and nothing else, whatever the stage', () => {
  const day = fc.option(
    fc.constantFrom('2024-05-01', '2025-03-01', '2026-05-11', '2026-05-12', '2027-01-01'),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...LIFE_CYCLE),
      fc.tuple(day, day, day, day, day, day, day),
      (
        stage,
        [
          plannedStart,
          plannedFinish,
          plannedOperation,
          actualStart,
          actualFinish,
          actualOperation,
          registeredOn,
        ],
      ) => {
        const facts = {
          plannedStart,
          plannedFinish,
          plannedOperation,
          actualStart,
          actualFinish,
          actualOperation,
          registeredOn,
        };
        const errors = doubtsOf({ ...sound, ...facts, stage }, TODAY, null).filter(
          ({ level }) => level === 'error',
        );
        const after = (a: string | null, b: string | null) => a !== null && b !== null && b < a;
        const impossible =
          [actualStart, actualFinish, actualOperation, registeredOn].some((d) => d !== null && d > TODAY) ||
          after(plannedStart, plannedFinish) ||
          after(plannedStart, plannedOperation) ||
          after(actualStart, actualFinish) ||
          after(actualStart, actualOperation);
        expect(errors.length > 0).toBe(impossible);
      },
    ),
  );
});
