import { expect, it } from '@jest/globals';
import { toSeries } from './to-series';

const point = (period: string, planFen: string, doneFen: string | null, monthFen: string | null) => ({
  period,
  planFen,
  firstFen: null,
  doneFen,
  monthFen,
});

it('draws 万元 and keeps what is unknown unknown', () => {
  const { points } = toSeries([
    point('2026-01', '150000000', '100000000', '100000000'),
    point('2026-02', '300000000', null, null),
  ]);
  expect(points).toEqual([
    { period: '2026-01', plan: 150, first: null, done: 100, month: 100 },
    { period: '2026-02', plan: 300, first: null, done: null, month: null },
  ]);
});

it('measures the gap at the last reported month, exact to the fen', () => {
  const { gap } = toSeries([
    point('2026-01', '150000001', '100000000', '100000000'),
    point('2026-02', '300000002', '299999999', '199999999'),
    point('2026-03', '450000003', null, null),
  ]);
  expect(gap).toMatchObject({ period: '2026-02', fen: -3n });
});

it('has no gap where nothing is reported', () => {
  expect(toSeries([point('2026-01', '0', null, null)]).gap).toBeNull();
});

it('measures against the first plan where one asks for it and there is another now', () => {
  const curve = [{ ...point('2026-01', '100000000', '90000000', '90000000'), firstFen: '200000000' }];
  expect(toSeries(curve).gap).toMatchObject({ fen: -10_000_000n, plan: 100 });
  expect(toSeries(curve, 'first').gap).toMatchObject({ fen: -110_000_000n, plan: 200 });
  expect(toSeries(curve).points[0]?.first).toBe(200);
});
