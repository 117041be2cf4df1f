import { describe, expect, it } from '@jest/globals';
import type { BoardGroup } from '@duban/contracts';
import { amountSteps, lagOf, stepOf, toTiles } from './county-tiles';

const group = (key: string, more: Partial<BoardGroup> = {}): BoardGroup => ({
  key,
  name: key,
  projects: 10,
  planFen: '100',
  doneFen: '50',
  rateTenths: 500,
  pointsTenths: -333,
  color: 'yellow',
  small: false,
  ...more,
});

describe('the tiles of the county', () => {
  it('are twenty, each on a place of its own, two of them zones', () => {
    const { tiles, others } = toTiles([group('340122101'), group('340122402')]);
    expect(tiles).toHaveLength(20);
    expect(new Set(tiles.map(({ row, column }) => `${row} ${column}`)).size).toBe(20);
    expect(tiles.filter(({ isZone }) => isZone).map(({ name }) => name)).toEqual(['经开区', '循环园']);
    expect(tiles.filter((tile) => tile.group).map(({ name }) => name)).toEqual(['撮镇镇', '循环园']);
    expect(others).toEqual([]);
  });

  it('leave out nothing that is elsewhere, and are not drawn for another county', () => {
    expect(toTiles([group('340122101'), group('')]).others.map(({ key }) => key)).toEqual(['']);
    expect(toTiles([group('BR-CE'), group('BR-SP')])).toEqual({
      tiles: [],
      others: [group('BR-CE'), group('BR-SP')],
    });
  });
});

describe('the steps of amounts', () => {
  const steps = amountSteps(
    ['90', '10', '30', '20', '50', '40', '70', '60', '80', '100'].map((doneFen) => group('x', { doneFen })),
  );
  it('hold as many places each, from the least', () => {
    expect(steps).toEqual([10n, 30n, 50n, 70n, 90n]);
    expect(['10', '29', '30', '100'].map((fen) => stepOf(fen, steps))).toEqual([0, 0, 1, 4]);
  });
  it('are fewer where places are alike or few', () => {
    expect(amountSteps([group('a'), group('b')])).toEqual([50n]);
    expect(amountSteps([group('a'), group('b', { doneFen: '-5' })])).toEqual([-5n, 50n]);
    expect(stepOf('-5', [-5n, 50n])).toBe(0);
  });
});

it.each([
  [null, 'none'],
  [-355, 'far'],
  [-201, 'far'],
  [-200, 'behind'],
  [-101, 'behind'],
  [-100, 'slightly'],
  [-1, 'slightly'],
  [0, 'ahead'],
  [146, 'ahead'],
] as const)('%s tenths of a point is %s', (points, step) => expect(lagOf(points)).toBe(step));
