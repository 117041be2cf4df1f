import fc from 'fast-check';
import { CALENDAR } from './calendar.fixture';
import { DEFAULT_LIGHT_RULES, LIGHT_RULE_PRESETS } from './light-rules';
import { fenFromWan } from './money';
import { type Judging, type SupervisedProject, judgeProject } from './project-lights';

const at: Judging = {
  day: '2026-11-22',
  cal: CALENDAR,
  closed: '2026-10',
  rules: DEFAULT_LIGHT_RULES,
  version: 3,
};
/** 12,000 万元 for 2026, 10,000 done by October: on plan, begun, in the register, nothing overdue. */
const sound: SupervisedProject = {
  stage: 'building',
  plannedStart: '2025-03-01',
  actualStart: '2025-03-10',
  plannedFinish: '2027-06-30',
  actualFinish: null,
  registeredOn: '2025-04-01',
  permits: [{ name: '施工许可', plannedDay: '2025-02-01', actualDay: '2025-01-20' }],
  direct: true,
  sinceDay: '2025-01-04',
  report: { period: '2026-10', yearFen: fenFromWan('10000'), snapshot: null },
  plan: { amountFen: fenFromWan('12000'), months: null },
  months: [{ period: '2026-10', monthFen: fenFromWan('900') }],
  before: [],
  waivers: [],
};
const judge = (over: Partial<SupervisedProject>, judging: Partial<Judging> = {}) => {
  const { lights, overall } = judgeProject({ ...sound, ...over }, { ...at, ...judging });
  return { colors: Object.fromEntries(lights.map(({ kind, color }) => [kind, color])), overall };
};

describe('the lights of a project', () => {
  it('are all there, each with its rule and version', () => {
    const { lights, overall } = judgeProject(sound, at);
    expect(lights.map(({ kind, color, reason }) => [kind, color, reason.rule])).toEqual([
      ['investment', 'green', 'ratio-80-60/3'],
      ['start', 'green', 'start-1-3/3'],
      ['finish', 'green', 'finish-1-3/3'],
      ['register', 'green', 'register-1-2/3'],
      ['permit', 'green', 'permit-1-30/3'],
      ['late', 'green', 'late-1-5/3'],
      ['zero', 'green', 'zero-2-3/3'],
    ]);
    expect(overall).toMatchObject({ kind: 'investment', color: 'green', word: 'on-plan' });
    expect(JSON.parse(JSON.stringify(lights))).toEqual(lights);
  });

  it.each<[string, Partial<SupervisedProject>, object]>([
    ['a finish that is over', { plannedFinish: '2026-08-31' }, { kind: 'finish', color: 'red' }],
    [
      'a month of old figures',
      { report: { period: '2026-09', yearFen: 0n, snapshot: null } },
      { kind: 'late', color: 'red' },
    ],
    [
      'the same of one that owes no direct report',
      { direct: false, report: { period: '2026-09', yearFen: 0n, snapshot: null } },
      { kind: 'investment', color: 'stale' },
    ],
    [
      'nothing ever reported',
      { direct: false, report: null, plan: null },
      { kind: 'investment', color: 'stale' },
    ],
    [
      'a waiver for the finish',
      { plannedFinish: '2026-08-31', waivers: [{ kind: 'finish', untilDay: '2026-12-31' }] },
      { kind: 'finish', color: 'waived', reason: { would: 'red' } },
    ],
  ])('%s', (_, over, overall) => expect(judge(over).overall).toMatchObject(overall));

  it('keep the light of a snapshot as it was stored', () => {
    const snapshot = {
      color: 'red' as const,
      word: 'severe-lag' as const,
      reason: { code: 'severe-lag' as const, rule: 'days-60/1', facts: {} },
    };
    const { colors } = judge({ report: { period: '2018-05', yearFen: 0n, snapshot } });
    expect(colors.investment).toBe('red');
  });

  it('of one that is put off: only its reports are still owed; of one that is over: none', () => {
    const late = { plannedFinish: '2026-08-31', permits: [] };
    expect(judge({ ...late, stage: 'paused' }).colors).toEqual({ investment: 'green', late: 'green' });
    expect(judge({ ...late, stage: 'completed' }).overall).toMatchObject({
      color: 'green',
      word: 'finished',
    });
    expect(judge({ ...late, stage: 'ended' }).colors).toEqual({ investment: 'green' });
  });

  it('know nothing of a register that is not kept', () =>
    expect(judge({ registeredOn: undefined }).colors).not.toHaveProperty('register'));

  it('follow the rules in force: three clocks only in 安徽', () =>
    expect(Object.keys(judge({}, { rules: LIGHT_RULE_PRESETS.anhui }).colors)).toEqual([
      'investment',
      'start',
      'finish',
    ]));

  it('are the same for the same facts, and judge whatever they are given', () => {
    const day = fc.option(
      fc
        .integer({ min: 0, max: 900 })
        .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)),
    );
    const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 13n });
    fc.assert(
      fc.property(day, day, day, day, amount, amount, fc.boolean(), (a, b, c, d, yearFen, plan, direct) => {
        const project: SupervisedProject = {
          ...sound,
          plannedStart: a,
          actualStart: b,
          plannedFinish: c,
          registeredOn: d,
          direct,
          report: { period: '2026-10', yearFen, snapshot: null },
          plan: { amountFen: plan, months: null },
        };
        const first = judgeProject(project, at);
        expect(judgeProject(project, at)).toEqual(first);
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
      }),
    );
  });
});
