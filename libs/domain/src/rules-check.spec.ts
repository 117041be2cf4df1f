import { ANSWER_DAYS } from './notice';
import { DEFAULT_POLICY } from './policy';
import {
  checkCardRules,
  checkLadder,
  checkNoticeRules,
  ruleDifferences,
  type NoticeTermRules,
} from './rules-check';

const RULES: NoticeTermRules = {
  answerDays: ANSWER_DAYS,
  signDays: 1,
  objectDays: 1,
  feedbackEveryDays: 5,
  extension: { noticeDays: 1, maxTimes: 2 },
};

describe('the rules of notices', () => {
  it('as the product brings them have nothing wrong', () =>
    expect(checkNoticeRules(RULES, DEFAULT_POLICY)).toEqual([]));

  it.each([
    [
      'more time for what is more urgent',
      { answerDays: { ...ANSWER_DAYS, urgent: 2 } },
      {
        path: 'answerDays.urgent',
        code: 'severity-order',
        facts: { severity: 'urgent', days: 2, than: 'extra-urgent', thanDays: 3 },
      },
    ],
    [
      'a sign-for after the answer',
      { signDays: 4 },
      { path: 'signDays', code: 'sign-after-answer', facts: { days: 4, shortest: 3 } },
    ],
    [
      'an objection after the answer',
      { objectDays: 4 },
      { path: 'objectDays', code: 'object-after-answer', facts: { days: 4, shortest: 3 } },
    ],
    [
      'an extension that can never be asked in time',
      { extension: { noticeDays: 3, maxTimes: 2 } },
      { path: 'extension.noticeDays', code: 'extension-never', facts: { days: 3, shortest: 3 } },
    ],
    [
      'progress that is never due',
      { feedbackEveryDays: 15 },
      { path: 'feedbackEveryDays', code: 'feedback-never', facts: { days: 15, longest: 15 } },
    ],
  ])('with %s', (_, over, finding) =>
    expect(checkNoticeRules({ ...RULES, ...over }, DEFAULT_POLICY)[0]).toEqual(finding),
  );

  it('allow no extension at all', () =>
    expect(checkNoticeRules({ ...RULES, extension: { noticeDays: 3, maxTimes: 0 } }, DEFAULT_POLICY)).toEqual(
      [],
    ));

  it('are held against the ladder in force: a sign-for of two days crosses the warning of a short term', () => {
    const rules = { ...RULES, answerDays: { ...ANSWER_DAYS, 'extra-urgent': 2 }, signDays: 2 };
    expect(checkNoticeRules(rules, DEFAULT_POLICY)).toEqual([
      {
        path: 'rungs.warning',
        code: 'out-of-order',
        facts: { key: 'warning', after: 'sign-overdue', term: 2 },
      },
    ]);
    expect(checkLadder(DEFAULT_POLICY, rules)).toHaveLength(1);
    expect(checkLadder(DEFAULT_POLICY)).toEqual([]);
    expect(checkLadder({ version: 'x', rungs: [] })).toEqual([
      { path: 'rungs', code: 'no-rungs', facts: {} },
    ]);
  });
});

it('a red card counts no less than a yellow one', () => {
  expect(checkCardRules({ points: { yellow: 1, red: 1 } })).toEqual([]);
  expect(checkCardRules({ points: { yellow: 2, red: 1 } })).toEqual([
    { path: 'points.red', code: 'red-below-yellow', facts: { red: 1, yellow: 2 } },
  ]);
});

describe('the differences of two versions', () => {
  it('are none of the same', () => expect(ruleDifferences(RULES, { ...RULES })).toEqual([]));

  it('are told value by value', () =>
    expect(
      ruleDifferences(RULES, { ...RULES, signDays: 2, answerDays: { ...ANSWER_DAYS, normal: 20 } }),
    ).toEqual([
      { path: 'answerDays.normal', from: '15', to: '20' },
      { path: 'signDays', from: '1', to: '2' },
    ]));

  it('know a rung by its key, wherever it stands', () => {
    const [first, second, ...rest] = DEFAULT_POLICY.rungs;
    if (!first || !second) throw new Error('the default ladder has rungs');
    const changed = [{ ...second, to: [...second.to, 'office'] }, ...rest.map((rung) => ({ ...rung }))];
    const found = ruleDifferences({ rungs: DEFAULT_POLICY.rungs }, { rungs: changed });
    expect(found.map(({ path }) => path)).toEqual([
      'rungs',
      'rungs.warning.to',
      'rungs.sign-overdue.anchor',
      'rungs.sign-overdue.offset',
      'rungs.sign-overdue.effects',
      'rungs.sign-overdue.to',
    ]);
    expect(found[1]).toEqual({ path: 'rungs.warning.to', from: 'unit-handlers', to: 'unit-handlers office' });
    expect(found[2]).toEqual({ path: 'rungs.sign-overdue.anchor', from: 'sign-due', to: null });
  });
});
