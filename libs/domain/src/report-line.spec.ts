import { CALENDAR } from './calendar.fixture';
import {
  checkLineRules,
  DEFAULT_LINE_RULES,
  isStepTimely,
  LINE_STEPS,
  lineSteps,
  type LineStep,
} from './report-line';
import { atShanghaiText } from './report-line.fixture';
import { instantAt } from './time';

const RULES = DEFAULT_LINE_RULES;

describe('the steps of the direct line', () => {
  it.each([
    // due on Monday 28 September: the 25th is 中秋, Friday; the 20th, a Sunday, is worked; 1 to 7 October is off
    ['2026-09', ['09-22 08:30', '09-24 08:30', '09-29 08:30', '10-08 08:30', '10-16 17:30']],
    // due on Monday 26 January: the 25th is a Sunday
    ['2026-01', ['01-21 08:30', '01-23 08:30', '01-27 08:30', '01-29 08:30', '02-09 17:30']],
    // due on Monday 25 May
    ['2026-05', ['05-20 08:30', '05-22 08:30', '05-26 08:30', '05-28 08:30', '06-08 17:30']],
  ])('of %s come on their working days', (period, expected) => {
    const steps = lineSteps(CALENDAR, period, RULES);
    expect(steps.map(({ step }) => step)).toEqual([...LINE_STEPS]);
    // a lock comes with the first moment after work
    expect(steps.map(({ step, at }) => atShanghaiText(step === 'lock' ? at - 1 : at))).toEqual(expected);
  });

  it.each<[LineStep, string, string, boolean]>([
    ['remind-first', '2026-05-20', '08:30', true],
    ['remind-first', '2026-05-21', '09:00', true],
    ['remind-first', '2026-05-22', '08:29', true],
    // slept over: the second reminder is there, one is enough
    ['remind-first', '2026-05-22', '08:30', false],
    ['remind-again', '2026-05-22', '08:30', true],
    ['remind-again', '2026-05-25', '17:00', true],
    // the day has passed: it is late and chased, and reminded of no more
    ['remind-again', '2026-05-25', '17:31', false],
    ['chase', '2026-06-01', '09:00', true],
    ['card', '2026-06-01', '09:00', true],
    ['lock', '2026-07-01', '09:00', true],
  ])('%s taken on %s at %s is worth taking: %s', (step, day, time, timely) => {
    expect(isStepTimely(CALENDAR, '2026-05', step, instantAt(day, time), RULES)).toBe(timely);
  });

  it.each([
    [{}, []],
    [{ remindFirst: 1 }, ['remindFirst']],
    [{ remindFirst: 0, remindAgain: 2 }, ['remindFirst']],
    [{ cardAfter: 1 }, ['cardAfter']],
    [{ lockAfter: 3 }, ['lockAfter']],
    [{ chaseAfter: 9, lockAfter: 2 }, ['cardAfter', 'lockAfter']],
    [{ chaseAfter: 2, cardAfter: 5, lockAfter: 6 }, []],
  ])('%j is wrong at %j', (change, wrong) => {
    expect(checkLineRules({ ...RULES, ...change }).map(({ path }) => path)).toEqual(wrong);
  });
});
