import { DEFAULT_INVESTMENT_RULE, INVESTMENT_PRESETS, instantAt } from '@duban/domain';
import { assembleBoard, type BoardParts } from './assemble-board';
import type { SumRow } from './board.queries';

const YI = 10_000_000_000n;
const row = (over: Partial<SumRow> & { plan?: bigint; done?: bigint; twelfths?: bigint } = {}): SumRow => {
  const { plan = 0n, done = 0n, twelfths = plan * 10n, ...rest } = over;
  return {
    key: null,
    name: null,
    projects: 10,
    large: 4,
    plan_fen: `${plan}`,
    done_fen: `${done}`,
    scheduled_twelfths: `${twelfths}`,
    total_fen: '0',
    stale: 0,
    paid: 0,
    ...rest,
  };
};
const now = instantAt('2026-11-22', '10:24');
const parts = (over: Partial<BoardParts> = {}): BoardParts => ({
  scope: 'all',
  now,
  version: 7,
  closed: '2026-10',
  measure: 'current',
  rule: DEFAULT_INVESTMENT_RULE,
  sums: {
    currency: 'CNY',
    others: 0,
    whole: row({ plan: (27760n * YI) / 100n, done: (22220n * YI) / 100n }),
    townships: [],
    sectors: [],
    lights: [],
    done_by_month: [],
    planned_by_month: [],
    planned_evenly: '0',
  },
  left: { count: 0, latest: [] },
  lightsBefore: [],
  filing: {
    period: '2026-11',
    filed: 71,
    owed: 49,
    filed_fen: '5',
    dueDay: '2026-11-25',
    provisional: false,
    remaining: { state: 'open', workingDays: 3 },
  },
  notices: { by_state: [], requests: 0, pauses_ended: 0, issued: 0, closed: 0, in_time: 0 },
  cards: { proposedYellow: 0, proposedRed: 0, yellowInForce: 0, redInForce: 0, appealed: 0 },
  complaints: { filed: 0, withdrawn: 0, units: [] },
  nextRungs: 0,
  queue: [],
  events: [],
  ...over,
});
const withSums = (sums: Partial<BoardParts['sums']>) =>
  assembleBoard(parts({ sums: { ...parts().sums, ...sums } }));

describe('assembleBoard', () => {
  it.each([
    ['2026-10', '2026-10-31'],
    ['2026-11', '2026-11-22'],
  ])('says of %s that its figures stand at %s: no day that has not come', (closed, day) => {
    expect(assembleBoard(parts({ closed })).periodEnd).toBe(day);
  });

  it('colours groups by the rule in force, as projects are', () => {
    const townships = [row({ key: 'a', name: '甲', plan: 12n * YI, done: 9n * YI })];
    const colour = (rule: BoardParts['rule']) =>
      assembleBoard(parts({ rule, sums: { ...parts().sums, townships } })).townships[0]?.color;
    expect(colour(DEFAULT_INVESTMENT_RULE)).toBe('green');
    expect(colour(INVESTMENT_PRESETS.sanya)).toBe('yellow');
  });

  it('compares what is done with what is scheduled in exact integers', () => {
    const { money } = assembleBoard(parts());
    expect(money).toMatchObject({
      rateTenths: 800,
      scheduleTenths: 833,
      pointsTenths: -33,
      scheduledFen: '2313333333333',
    });
  });

  it('weighs plans by month as they were set, and divides once at the end', () => {
    // 6 of 12 planned evenly stand at 5, 12 planned by month stand at 12: 17 of 18, not 10/12 of 18
    const whole = row({ plan: 18n, done: 17n, twelfths: 6n * 10n + 12n * 12n });
    expect(withSums({ whole }).money).toMatchObject({
      scheduledFen: '17',
      scheduleTenths: 944,
      pointsTenths: 0,
    });
  });

  it('has no rate and the schedule of the calendar without a plan', () => {
    const { money } = withSums({ whole: row({ projects: 0, large: 0 }) });
    expect(money).toMatchObject({
      rateTenths: null,
      pointsTenths: null,
      scheduleTenths: 833,
      scheduledFen: '0',
    });
  });

  it('draws the plan through the year and what is done up to the closed month', () => {
    const { months } = withSums({
      planned_evenly: '24',
      planned_by_month: [{ month: 3, fen: '5' }],
      done_by_month: [
        { month: 1, fen: '2' },
        { month: 3, fen: '7' },
      ],
    });
    expect(months.slice(0, 3)).toEqual([
      { period: '2026-01', planFen: '2', doneFen: '2', monthFen: '2' },
      { period: '2026-02', planFen: '4', doneFen: '2', monthFen: '0' },
      { period: '2026-03', planFen: '11', doneFen: '9', monthFen: '7' },
    ]);
    expect(months[9]).toMatchObject({ doneFen: '9' });
    expect(months.slice(10)).toEqual([
      { period: '2026-11', planFen: '27', doneFen: null, monthFen: null },
      { period: '2026-12', planFen: '29', doneFen: null, monthFen: null },
    ]);
  });

  it('ranks groups by points, colours them by the law and leaves small ones below', () => {
    const { townships } = withSums({
      townships: [
        row({ key: '101', name: '撮镇镇', plan: 1200n, done: 700n }),
        row({ key: '100', name: '店埠镇', plan: 1200n, done: 1040n }),
        row({ key: '103', name: '桥头集镇', plan: 1200n, done: 590n }),
        row({ key: '203', name: '响导乡', plan: 1200n, done: 1200n, projects: 7 }),
        row({ key: '110', name: '包公镇', projects: 9 }),
      ],
    });
    expect(
      townships.map(({ name, color, small, pointsTenths }) => [name, color, small, pointsTenths]),
    ).toEqual([
      ['店埠镇', 'green', false, 33],
      ['撮镇镇', 'yellow', false, -250],
      ['桥头集镇', 'red', false, -342],
      ['包公镇', 'none', false, null],
      ['响导乡', 'green', true, 167],
    ]);
  });

  it('shows every light, and what it was a month ago where that is known', () => {
    const lights = (before: BoardParts['lightsBefore']) =>
      assembleBoard(
        parts({ lightsBefore: before, sums: { ...parts().sums, lights: [{ color: 'red', count: 24 }] } }),
      ).lights;
    expect(lights([])).toEqual(
      ['green', 'yellow', 'red', 'stale', 'none', 'waived'].map((color) => ({
        color,
        count: color === 'red' ? 24 : 0,
        before: null,
      })),
    );
    expect(lights([{ color: 'green', count: 9 }]).map(({ before }) => before)).toEqual([
      9,
      0,
      0,
      null,
      null,
      0,
    ]);
  });

  it('counts as open what is issued and not over: suspended and accepted too, what is not issued apart', () => {
    const by_state: BoardParts['notices']['by_state'] = [
      { state: 'proposed', count: 6, overdue: 0 },
      { state: 'approved', count: 1, overdue: 0 },
      { state: 'acting', count: 5, overdue: 2 },
      { state: 'replied', count: 3, overdue: 0 },
      { state: 'suspended', count: 2, overdue: 0 },
      { state: 'accepted', count: 1, overdue: 0 },
    ];
    const given = { by_state, requests: 4, pauses_ended: 1, issued: 20, closed: 10, in_time: 9 };
    const { notices } = assembleBoard(parts({ notices: given }));
    expect(notices).toMatchObject({ open: 11, overdue: 2, proposed: 7, requests: 4, pausesEnded: 1 });
    expect(notices.onTime).toEqual({ num: 9, den: 10 });
    expect(notices.byState.map(({ state, count }) => `${state} ${count}`)).toEqual([
      'proposed 6',
      'approved 1',
      'issued 0',
      'signed 0',
      'acting 5',
      'replied 3',
      'returned 0',
      'accepted 1',
      'suspended 2',
    ]);
    const own = assembleBoard(parts({ scope: 'org', notices: given })).notices;
    expect(own).toMatchObject({ open: 11, proposed: 0 });
    expect(own.byState.map(({ state }) => state)).not.toContain('proposed');
  });

  it('puts the greatest share taken back first, and units with too few cases below, unranked', () => {
    const unit = (id: string) => ({ id, name: id, shortName: id });
    const row = (id: string, withdrawn: number, filed: number) => ({ unit: unit(id), withdrawn, filed });
    const units = [
      row('few', 2, 3),
      row('tenth', 1, 10),
      row('third', 3, 9),
      row('sixth', 2, 12),
      row('one', 1, 1),
    ];
    const { complaints } = assembleBoard(parts({ complaints: { filed: 40, withdrawn: 10, units } }));
    expect(complaints).toMatchObject({ filed: 40, withdrawn: 10 });
    expect(complaints.units.map((each) => [each.unit.id, each.small])).toEqual([
      ['third', false],
      ['sixth', false],
      ['tenth', false],
      ['few', true],
      ['one', true],
    ]);
    expect(complaints.units[0]?.withdrawn).toEqual({ num: 3, den: 9 });
  });
});
