import fc from 'fast-check';
import { makeCalendar } from './calendar';
import { CALENDAR, HOLIDAYS, YEARS } from './calendar.fixture';
import { term } from './clock';
import { DEFAULT_LADDER, type KeptRung, climb, planRungs } from './ladder';
import {
  DEFAULT_POLICY,
  type NoticePolicy,
  type PolicyRung,
  type ProjectedNotice,
  addressRung,
  checkPolicy,
  recipientsOf,
  reproject,
} from './policy';
import { type Instant, addDays, instantAt } from './time';

const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));
const rung = (more: Partial<PolicyRung>): PolicyRung => ({
  key: 'warning',
  anchor: 'due',
  offset: 0,
  effects: ['remind-unit'],
  to: ['unit-handlers'],
  ...more,
});
const policy = (...rungs: PolicyRung[]): NoticePolicy => ({ version: 'policy/2', rungs });

describe('a policy', () => {
  it('by default has nothing wrong, and tells somebody at every rung', () => {
    expect(checkPolicy(DEFAULT_POLICY)).toEqual([]);
    expect(checkPolicy(DEFAULT_POLICY, [1, 2, 3, 30])).toEqual([]);
    for (const { key } of DEFAULT_POLICY.rungs) expect(recipientsOf(DEFAULT_POLICY, key)).not.toEqual([]);
    expect(recipientsOf(DEFAULT_POLICY, 'reminder-1')).toContain('supervising-leader');
    expect(recipientsOf(DEFAULT_POLICY, 'unknown')).toEqual([]);
    const { version, rungs } = DEFAULT_LADDER;
    const older = { version, rungs: rungs.slice(0, 2) };
    expect(recipientsOf(older, 'sign-overdue')).toEqual(recipientsOf(DEFAULT_POLICY, 'sign-overdue'));
    expect(recipientsOf(older, 'leader')).toEqual([]);
  });

  it.each([
    ['no rungs', policy(), ['no-rungs']],
    ['no version', { ...policy(rung({})), version: ' ' }, ['no-version']],
    ['nobody told', policy(rung({ to: [] })), ['no-recipient']],
    ['one told twice', policy(rung({ to: ['office', 'office'] })), ['duplicate-recipient']],
    ['nothing done', policy(rung({ effects: [] })), ['no-effect']],
    ['a key twice', policy(rung({}), rung({ offset: 1 })), ['duplicate-key']],
    ['half a day', policy(rung({ offset: 0.5 })), ['not-whole-days']],
    ['before the issue', policy(rung({ offset: -3 })), ['before-issue']],
    ['the day after the issue', policy(rung({ offset: -2 })), []],
    ['backwards', policy(rung({ offset: 3 }), rung({ key: 'leader', offset: 1 })), ['out-of-order']],
    [
      'before the signing',
      policy(rung({ anchor: 'sign-due', offset: 2 }), rung({ key: 'leader', offset: -1 })),
      ['out-of-order'],
    ],
  ])('with %s', (_, of, codes) => expect(checkPolicy(of).map(({ code }) => code)).toEqual(codes));

  it('T16: with nobody in any place skips the rung and names the places', () => {
    const nobody = addressRung(DEFAULT_POLICY, 'leader', { office: [], 'unit-head': ['x'] });
    expect(nobody).toEqual({
      to: [],
      empty: ['supervising-leader', 'county-leader', 'office'],
      skipped: true,
    });
    const some = addressRung(DEFAULT_POLICY, 'leader', { office: ['a', 'b'], 'county-leader': ['a'] });
    expect(some).toEqual({ to: ['a', 'b'], empty: ['supervising-leader'], skipped: false });
  });
});

describe('another calendar', () => {
  const notice = (issuedAt: Instant, workingDays: number, fired = 0): ProjectedNotice => {
    const { dueDay, dueAt, provisional } = term(CALENDAR, issuedAt, workingDays);
    const signDueDay = term(CALENDAR, issuedAt, 1).dueDay;
    const rungs = planRungs(CALENDAR, { issuedAt, signDueDay, dueDay, workingDays }, DEFAULT_POLICY).map(
      (planned, i): KeptRung => ({ ...planned, firedAt: i < fired ? planned.at + 5 : null }),
    );
    return {
      issuedAt,
      workingDays,
      signDays: 1,
      isSigned: false,
      signDueDay,
      dueDay,
      dueAt,
      provisional,
      pauses: [],
      credits: [],
      rungs,
      policy: DEFAULT_POLICY,
    };
  };
  const flood = makeCalendar({
    holidays: [...HOLIDAYS, { day: '2026-03-05', off: true, name: '防汛' }],
    years: YEARS,
  });
  const announced = makeCalendar({
    holidays: [...HOLIDAYS, ...['2027-01-01', '2027-02-08'].map((day) => ({ day, off: true, name: '节' }))],
    years: [...YEARS, { year: 2027, status: 'announced', source: '国办' }],
  });

  it('T7: moves what has not fired, once, and keeps what was', () => {
    const before = notice(at('2026-03-02 09:00'), 3, 1);
    const found = reproject(flood, before, '3 月 5 日放假');
    expect(found).toMatchObject({
      reason: '3 月 5 日放假',
      before: { dueDay: '2026-03-05', rungs: before.rungs },
      after: { dueDay: '2026-03-06', dueAt: at('2026-03-06 17:30'), provisional: false },
    });
    expect(found?.after.rungs[0]).toBe(before.rungs[0]);
    expect(found?.after.rungs.map(({ key, seq }) => [key, seq])).toEqual(
      before.rungs.map(({ key, seq }) => [key, seq]),
    );
    expect(found?.moved.map(({ key }) => key)).toEqual(['reminder-1', 'reminder-2', 'criticism', 'leader']);
    const { after } = found ?? { after: before };
    expect(reproject(flood, { ...before, ...after }, 'again')).toBeNull();
    expect(reproject(CALENDAR, before, 'nothing changed')).toBeNull();
  });

  it('makes a provisional term certain when the year is announced, even where no day moves', () => {
    const long = notice(at('2026-12-25 09:00'), 10);
    expect(reproject(announced, long, '2027 年放假安排')).toMatchObject({
      before: { dueDay: '2027-01-08' },
      after: { dueDay: '2027-01-11', provisional: false },
    });
    const plain = makeCalendar({
      holidays: HOLIDAYS,
      years: [...YEARS, { year: 2027, status: 'announced', source: '国办' }],
    });
    const found = reproject(plain, long, '2027 年放假安排');
    expect(found?.moved).toEqual([]);
    expect(found?.after.provisional).toBe(false);
    expect(reproject(plain, { ...long, ...found?.after }, 'again')).toBeNull();
  });

  it('of the same days with other office hours moves instants only', () => {
    const summer = makeCalendar({
      holidays: HOLIDAYS,
      years: YEARS,
      hours: [{ start: '08:00', end: '18:00' }],
    });
    const before = notice(at('2026-03-02 09:00'), 3);
    const found = reproject(summer, before, '夏季作息');
    expect(found?.after).toMatchObject({ dueDay: before.dueDay, dueAt: at('2026-03-05 18:00') });
    expect(found?.moved).toHaveLength(6);
    const silent = { ...before, rungs: [] };
    expect(reproject(summer, silent, '')?.after.dueAt).toBe(at('2026-03-05 18:00'));
  });

  it('keeps pauses and credits', () => {
    const held = {
      ...notice(at('2026-03-02 09:00'), 3),
      credits: [{ workingDays: 2, reason: '延期', approvedBy: 'a', at: 0 }],
    };
    expect(reproject(flood, held, '')?.after.dueDay).toBe('2026-03-10');
  });

  it('leaves the term of a sign-for that was given, and asks for the days the notice was stamped with', () => {
    const before = notice(at('2026-03-04 09:00'), 5);
    expect(reproject(flood, { ...before, isSigned: true }, '')?.after.signDueDay).toBe('2026-03-05');
    const found = reproject(flood, before, '');
    expect(found?.after.signDueDay).toBe('2026-03-06');
    expect(found?.moved[0]?.key).toBe('sign-overdue');
    expect(reproject(flood, { ...before, signDays: 2 }, '')?.after.signDueDay).toBe('2026-03-09');
  });

  it('moves nothing because a clock stands still: what the pause costs is counted when it ends', () => {
    const before = notice(at('2026-03-02 09:00'), 5);
    const open = { from: at('2026-03-04 09:00'), to: null, reason: '等待审批', approvedBy: 'a' };
    expect(reproject(CALENDAR, { ...before, pauses: [open] }, '')).toBeNull();
    expect(reproject(flood, { ...before, pauses: [open] }, '')?.after.dueDay).toBe('2026-03-10');
    const ended = { ...before, pauses: [{ ...open, to: at('2026-03-05 18:00') }] };
    expect(reproject(CALENDAR, ended, '')?.after.dueDay).toBe('2026-03-11');
  });

  it('on any day off added or taken: fired rungs stay, the others keep their order, and it is done once', () => {
    const start = fc.integer({ min: 0, max: 500 }).map((n) => at(`${addDays('2025-02-01', n)} 10:00`));
    const change = fc.record({ shift: fc.nat(40), off: fc.boolean() });
    fc.assert(
      fc.property(
        start,
        fc.constantFrom(3, 5, 10, 15),
        fc.nat(6),
        fc.array(change),
        (issuedAt, days, fired, edits) => {
          const before = notice(issuedAt, days, fired);
          const cal = makeCalendar({
            holidays: [
              ...HOLIDAYS,
              ...edits.map(({ shift, off }) => ({
                day: addDays(before.signDueDay, shift),
                off,
                name: '',
              })),
            ],
            years: YEARS,
          });
          const found = reproject(cal, before, 'edited');
          if (!found) return;
          const { rungs } = found.after;
          expect(rungs.slice(0, fired)).toEqual(before.rungs.slice(0, fired));
          const ahead = rungs.slice(fired).map((r) => r.at);
          expect(ahead).toEqual([...ahead].sort((a, b) => a - b));
          expect(reproject(cal, { ...before, ...found.after }, 'edited')).toBeNull();
          const climbed = climb({ state: 'issued', rungs }, Number.MAX_SAFE_INTEGER);
          expect(climbed.fire).toHaveLength(rungs.length - fired);
        },
      ),
    );
  });
});
