import { curveOf } from './curve';

const YI = 10_000_000_000n;
const figures = [
  { period: '2026-01', monthFen: 1n * YI, doneFen: 1n * YI },
  { period: '2026-03', monthFen: 4n * YI, doneFen: 5n * YI },
];

describe('curveOf', () => {
  it('sets the plan by months gone and keeps the sum through a month without a report', () => {
    const curve = curveOf(2026, { kind: 'year', planFen: 12n * YI, months: null }, figures);
    expect(curve.map((point) => point.planFen)).toEqual(
      Array.from({ length: 12 }, (_, i) => (BigInt(i + 1) * YI).toString()),
    );
    expect(curve.slice(0, 4).map((point) => point.doneFen)).toEqual(
      [YI, YI, 5n * YI, null].map((v) => v?.toString() ?? null),
    );
    expect(curve[1]).toEqual({
      period: '2026-02',
      planFen: `${2n * YI}`,
      firstFen: null,
      doneFen: `${YI}`,
      monthFen: null,
    });
  });

  it('draws the first plan of the year beside the one in force', () => {
    const first = { kind: 'year', planFen: 24n * YI, months: null } as const;
    const curve = curveOf(2026, { kind: 'year', planFen: 12n * YI, months: null }, [], first);
    expect(curve.slice(0, 2).map(({ planFen, firstFen }) => [planFen, firstFen])).toEqual([
      [`${YI}`, `${2n * YI}`],
      [`${2n * YI}`, `${4n * YI}`],
    ]);
  });

  it('follows the monthly plan where there is one', () => {
    const months = [0n, 0n, 6n * YI, 6n * YI, ...Array<bigint>(8).fill(0n)];
    const curve = curveOf(2026, { kind: 'year', planFen: 12n * YI, months }, []);
    expect(curve.map((point) => point.planFen).slice(1, 5)).toEqual([
      '0',
      `${6n * YI}`,
      `${12n * YI}`,
      `${12n * YI}`,
    ]);
    expect(curve.every((point) => point.doneFen === null)).toBe(true);
  });

  it('runs between the planned days of the whole project where no year is planned', () => {
    const plan = { kind: 'whole', planFen: 100n * YI, start: '2026-01-01', finish: '2026-12-31' } as const;
    const curve = curveOf(2026, plan, []);
    expect(curve.at(-1)?.planFen).toBe(`${100n * YI}`);
    expect(curveOf(2026, { ...plan, start: null }, []).at(-1)?.planFen).toBe('0');
  });
});
