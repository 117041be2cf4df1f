import fc from 'fast-check';
import { type Calendar, isProvisional, isWorkingDay } from './calendar';
import { CALENDAR } from './calendar.fixture';
import {
  COMPLAINT_KINDS,
  COMPLEXITIES,
  DEFAULT_COMPLAINT_RULES as rules,
  complaintAnswerDays,
} from './complaint';
import {
  COMPLAINT_CLOCKS,
  type ComplaintTimes,
  type RunningClock,
  complaintClocks,
  complaintExtensionRules,
  contradictionEnd,
  isExtendable,
  missedComplaintClock,
} from './complaint-clocks';
import { COMPLAINT_STAGES } from './complaint-flow';
import { addDays, dayOf, instantAt } from './time';

const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));
const times = (given: Partial<ComplaintTimes>): ComplaintTimes => ({
  stage: 'filed',
  since: at('2026-09-29 10:00'),
  assignedAt: null,
  kind: 'complaint',
  complexity: 'plain',
  creditDays: 0,
  ...given,
});
const dues = (given: Partial<ComplaintTimes>) =>
  complaintClocks(CALENDAR, times(given), rules).map(({ clock, owner, dueDay }) => [clock, owner, dueDay]);

describe('the clocks of a complaint', () => {
  // 29 September 2026 is a Tuesday; 1 to 7 October are off, Saturday the 10th is worked
  it.each<[string, Partial<ComplaintTimes>, [string, string, string][]]>([
    ['filed', {}, [['accept', 'office', '2026-10-08']]],
    ['accepted', { stage: 'accepted' }, [['assign', 'office', '2026-09-30']]],
    [
      'assigned',
      { stage: 'assigned' },
      [
        ['contact', 'lead', '2026-09-30'],
        ['answer', 'lead', '2026-10-14'],
      ],
    ],
    ['acting', { stage: 'acting' }, [['answer', 'lead', '2026-10-14']]],
    ['a consultation', { stage: 'acting', kind: 'consultation' }, [['answer', 'lead', '2026-10-09']]],
    ['of several units', { stage: 'acting', complexity: 'joint' }, [['answer', 'lead', '2026-10-26']]],
    ['hard', { stage: 'acting', complexity: 'hard' }, [['answer', 'lead', '2026-11-16']]],
    ['extended by 3', { stage: 'acting', creditDays: 3 }, [['answer', 'lead', '2026-10-19']]],
    ['answered', { stage: 'answered' }, [['call-back', 'office', '2026-10-09']]],
    ['one level up', { stage: 'reworking' }, [['mend', 'superior', '2026-10-26']]],
    ['with the leader', { stage: 'with-leader' }, [['decide', 'leader', '2026-10-26']]],
    ['withdrawn', { stage: 'withdrawn' }, [['withdrawal-call-back', 'office', '2026-10-09']]],
    ['refused', { stage: 'refused' }, []],
    ['settled', { stage: 'settled' }, []],
    ['not rated', { stage: 'unrated' }, []],
    ['dropped', { stage: 'dropped' }, []],
    ['archived', { stage: 'archived' }, []],
  ])('%s', (_, given, due) => {
    expect(dues(given)).toEqual(due);
  });

  it('begin the contact anew with another unit, and the answer not', () => {
    expect(
      dues({ stage: 'assigned', assignedAt: at('2026-09-21 09:00'), since: at('2026-09-29 10:00') }),
    ).toEqual([
      ['contact', 'lead', '2026-09-30'],
      ['answer', 'lead', '2026-10-08'],
    ]);
  });

  it('are not put off where the office owes', () => {
    expect(dues({ creditDays: 5 })).toEqual([['accept', 'office', '2026-10-08']]);
    expect(COMPLAINT_CLOCKS.filter(isExtendable)).toEqual(['answer', 'mend']);
  });

  it('are provisional where the year is not announced', () => {
    const [running] = complaintClocks(
      CALENDAR,
      times({ stage: 'acting', complexity: 'hard', since: at('2026-12-01 09:00') }),
      rules,
    );
    expect(running).toMatchObject({ clock: 'answer', provisional: true });
  });

  it('equal a count day by day, from any day, at any hour, for every stage', () => {
    const day = fc.integer({ min: 0, max: 720 }).map((n) => addDays('2025-01-01', n));
    const hour = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(
        fc.constantFrom(...COMPLAINT_STAGES),
        fc.constantFrom(...COMPLAINT_KINDS),
        fc.constantFrom(...COMPLEXITIES),
        day,
        hour,
        fc.nat(10),
        (stage, kind, complexity, from, minute, creditDays) => {
          const since = instantAt(from, '00:00') + minute * 60_000;
          const asked = times({ stage, kind, complexity, since, creditDays });
          for (const running of complaintClocks(CALENDAR, asked, rules)) {
            const length = lengthOf(running, asked);
            const naive = countOn(CALENDAR, from, length);
            expect([running.dueDay, running.dueAt]).toEqual([naive, instantAt(naive, '17:30')]);
            expect(running.provisional).toBe(isProvisional(CALENDAR, from, naive));
          }
        },
      ),
    );
  });
});

/** Told again in other words: what a person would count. */
function lengthOf({ clock }: RunningClock, { kind, complexity, creditDays }: ComplaintTimes): number {
  if (clock === 'answer') return complaintAnswerDays(kind, complexity, rules) + creditDays;
  if (clock === 'mend') return 15 + creditDays;
  return { accept: 2, assign: 1, contact: 1, decide: 15, 'call-back': 3, 'withdrawal-call-back': 3 }[clock];
}

function countOn(cal: Calendar, from: string, length: number): string {
  let day = from;
  for (let left = length; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(cal, day)) left--;
  }
  return day;
}

describe('putting a clock off', () => {
  it.each([
    ['answer', 'consultation', 'plain', 3],
    ['answer', 'complaint', 'plain', 7],
    ['answer', 'complaint', 'joint', 15],
    ['answer', 'complaint', 'hard', 30],
    ['mend', 'consultation', 'plain', 15],
  ] as const)('%s of a %s (%s): twice, %i days in total', (clock, kind, complexity, maxTotalDays) => {
    expect(complaintExtensionRules(clock, { kind, complexity }, rules)).toEqual({
      noticeDays: 1,
      maxTimes: 2,
      maxTotalDays,
      decideDays: 1,
    });
  });

  it('is not possible for the office', () => {
    expect(complaintExtensionRules('accept', times({}), rules)).toBeNull();
  });
});

describe('a clock that ran out', () => {
  const [running] = complaintClocks(CALENDAR, times({ stage: 'reworking' }), rules);
  if (!running) throw new Error('no clock');

  it.each([
    ['at its last instant', 0, false, null],
    ['a moment later', 1, false, { clock: 'mend', owner: 'superior', act: 'open' }],
    ['with a notice open', 1, true, { clock: 'mend', owner: 'superior', act: 'raise' }],
    ['before, with a notice open', -1, true, null],
  ])('%s', (_, late, openNotice, act) => {
    expect(missedComplaintClock(running, running.dueAt + late, openNotice)).toEqual(act);
  });

  it('closes the matter as not rated when the enterprise was silent for the term of the rating', () => {
    const [rating] = complaintClocks(CALENDAR, times({ stage: 'answered' }), rules);
    expect(rating && missedComplaintClock(rating, rating.dueAt, false)).toBeNull();
    expect(rating && missedComplaintClock(rating, rating.dueAt + 1, true)).toEqual({
      clock: 'call-back',
      owner: 'office',
      act: 'close-unrated',
    });
  });

  it('lies where the day says it does', () => {
    expect(dayOf(running.dueAt)).toBe(running.dueDay);
  });
});

it('leaves the enterprise the days of a call-back to contradict a verdict that was told', () => {
  // Tuesday 29 September; 1 to 7 October are off
  const end = contradictionEnd(CALENDAR, at('2026-09-29 10:00'), rules);
  expect(dayOf(end)).toBe('2026-10-09');
});
