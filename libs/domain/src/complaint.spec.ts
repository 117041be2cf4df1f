import fc from 'fast-check';
import {
  COMPLAINT_KINDS,
  COMPLAINT_OUTCOMES,
  COMPLEXITIES,
  CONFIDENTIALITIES,
  type ComplaintRules,
  DEFAULT_COMPLAINT_RULES,
  SATISFACTION_GRADES,
  complaintAnswerDays,
  checkComplaintRules,
  complexityOf,
  confidentialityOf,
  isDissatisfied,
} from './complaint';

const rules = DEFAULT_COMPLAINT_RULES;

describe('working days for an answer', () => {
  it.each([
    ['consultation', 'plain', 3],
    ['help', 'plain', 7],
    ['suggestion', 'plain', 7],
    ['complaint', 'plain', 7],
    ['disclosure', 'plain', 7],
    ['consultation', 'joint', 15],
    ['complaint', 'joint', 15],
    ['consultation', 'hard', 30],
    ['disclosure', 'hard', 30],
  ] as const)('%s, %s: %i', (kind, complexity, days) => {
    expect(complaintAnswerDays(kind, complexity, rules)).toBe(days);
  });

  it.each([
    ['plain', 1, 'plain'],
    ['plain', 2, 'joint'],
    ['joint', 1, 'joint'],
    ['hard', 3, 'hard'],
  ] as const)('%s with %i units is %s', (stated, units, complexity) => {
    expect(complexityOf(stated, units)).toBe(complexity);
  });

  it('never shrink as a matter grows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COMPLAINT_KINDS), (kind) => {
        const days = COMPLEXITIES.map((complexity) => complaintAnswerDays(kind, complexity, rules));
        expect([...days].sort((a, b) => a - b)).toEqual(days);
      }),
    );
  });
});

describe('a verdict', () => {
  it.each(
    COMPLAINT_OUTCOMES.flatMap((outcome) =>
      SATISFACTION_GRADES.map(
        (grade) => [outcome, grade, outcome === 'not-solved' || [1, 2].includes(grade)] as const,
      ),
    ),
  )('%s with %i stars goes one level up: %s', (outcome, grade, isUp) => {
    expect(isDissatisfied({ outcome, grade })).toBe(isUp);
  });
});

it('seals a disclosure and leaves every other wish as it is', () => {
  for (const kind of COMPLAINT_KINDS)
    for (const asked of CONFIDENTIALITIES)
      expect(confidentialityOf(kind, asked)).toBe(
        kind === 'disclosure' && asked === 'open' ? 'sealed' : asked,
      );
});

describe('rules of handling', () => {
  it('are right by default', () => {
    expect(checkComplaintRules(rules)).toEqual([]);
  });

  const answer = (days: Partial<ComplaintRules['answerDays']>) => ({
    answerDays: { ...rules.answerDays, ...days },
  });
  it.each<[string, Partial<ComplaintRules>, unknown[]]>([
    ['the longest acceptance', { acceptDays: 3 }, []],
    [
      'a longer one',
      { acceptDays: 4 },
      [{ path: 'acceptDays', code: 'not-a-number', facts: { min: 1, max: 3 } }],
    ],
    ['half a day', { contactDays: 0.5 }, [expect.objectContaining({ path: 'contactDays' })]],
    ['no call-back', { callBackDays: 0 }, [expect.objectContaining({ path: 'callBackDays' })]],
    [
      'a late call-back',
      { callBackDays: 6 },
      [expect.objectContaining({ path: 'callBackDays', facts: { min: 1, max: 5 } })],
    ],
    [
      'slow mending',
      { mendDays: 16 },
      [expect.objectContaining({ path: 'mendDays', facts: { min: 1, max: 15 } })],
    ],
    ['straight to the leader', { maxReworks: 0 }, []],
    ['reworks without number', { maxReworks: NaN }, [expect.objectContaining({ path: 'maxReworks' })]],
    [
      'joint matters before plain ones',
      answer({ joint: 6 }),
      [{ path: 'answerDays.joint', code: 'harder-has-less', facts: { days: 6, atLeast: 7 } }],
    ],
    ['all the same', answer({ plain: 3, joint: 3, hard: 3 }), []],
    ['an endless term', answer({ hard: 61 }), [expect.objectContaining({ path: 'answerDays.hard' })]],
  ])('%s', (_, change, findings) => {
    expect(checkComplaintRules({ ...rules, ...change })).toEqual(findings);
  });
});
