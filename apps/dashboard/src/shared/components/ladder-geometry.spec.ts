import { expect, it } from '@jest/globals';
import { ladderGeometry, type LadderDay, type LadderPoint, ladderMinWidth, MIN_DAY } from './ladder-geometry';

const days: LadderDay[] = ['09', '10', '11', '12', '13', '14', '15', '16', '17'].map((d) => ({
  day: `2026-11-${d}`,
  off: d === '14' || d === '15',
}));
const point = (day: string, kind: LadderPoint['kind'], label = '反馈'): LadderPoint => ({
  key: day + kind,
  label,
  day: `2026-11-${day}`,
  kind,
  state: 'future',
});

it('gives each working day the same width and a day off a narrow notch', () => {
  const { days: placed } = ladderGeometry(days, [], '2026-11-11', 800);
  const widths = placed.filter((d) => !d.off).map((d) => d.width.toFixed(3));
  expect(new Set(widths).size).toBe(1);
  expect(placed.find((d) => d.off)?.width).toBeLessThan(8);
  const last = placed.at(-1);
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(800 - 26);
});

it('climbs a step with each rung and never goes back', () => {
  const g = ladderGeometry(
    days,
    [point('13', 'due'), point('16', 'rung'), point('17', 'rung')],
    '2026-11-11',
    800,
  );
  const [due, first, second] = g.points;
  expect(
    due && first && second && due.y > first.y && first.y > second.y && due.x < first.x && first.x < second.x,
  ).toBe(true);
});

it('does not squeeze days below what can be told apart', () => {
  const g = ladderGeometry(days, [], '2026-11-11', 10);
  expect(g.width).toBe(ladderMinWidth(days));
  expect(g.days[0]?.width).toBeCloseTo(MIN_DAY);
});

it('moves a crowded label to the second row', () => {
  const crowd = ['09', '10', '11'].map((d) => point(d, 'milestone', '很长的一个节点名称'));
  const g = ladderGeometry(days, crowd, '2026-11-11', 300);
  expect(g.points.map((p) => p.row)).toEqual([0, 1, 1]);
  expect(ladderGeometry(days, crowd.slice(0, 1), '2026-11-11', 300).height).toBeLessThan(g.height);
});

it('shows no line for a day outside', () => {
  expect(ladderGeometry(days, [], '2026-12-01', 800).todayX).toBeNull();
});

it('puts the words of today under the stairs where labels stand in their way', () => {
  const steps = ['12', '13', '16', '17'].map((d) => point(d, 'rung', '呈报县领导'));
  const free = ladderGeometry(days, steps, '2026-11-09', 800);
  expect(free.today).toEqual({ y: 24, beside: false });
  const late = ladderGeometry(days, steps, '2026-11-13', 800);
  expect(late.today).toEqual({ y: late.axisY - 24, beside: true });
  expect(late.height).toBe(free.height);
  const early = ladderGeometry(days, steps, '2026-11-12', 400);
  expect(early.today.beside).toBe(false);
  expect(early.height).toBeGreaterThan(free.height);
});

it('draws one stretch for days that stood still, over a weekend too', () => {
  const still = days.map((d) => ({ ...d, paused: !d.off && d.day >= '2026-11-12' && d.day <= '2026-11-16' }));
  const { pauses, days: placed } = ladderGeometry(still, [], '2026-11-17', 800);
  const at = (day: string) => placed.find((d) => d.day === day);
  const last = at('2026-11-16');
  expect(pauses).toHaveLength(1);
  expect(pauses[0]?.x).toBe(at('2026-11-12')?.x);
  expect((pauses[0]?.x ?? 0) + (pauses[0]?.width ?? 0)).toBeCloseTo((last?.x ?? 0) + (last?.width ?? 0));
});
