import { departureOf, entersLine, type Standing } from './departure';
import { YI_THRESHOLD_FEN } from './money';

const large: Standing = { stage: 'building', totalFen: YI_THRESHOLD_FEN, currency: 'CNY' };
const small = { ...large, totalFen: YI_THRESHOLD_FEN - 1n };
const ended = { ...large, stage: 'ended' };

describe('leaving the register', () => {
  it.each([
    ['a project that goes on', large, { ...large, stage: 'paused' }, null],
    ['terminated', large, ended, 'terminated'],
    ['terminated before', ended, { ...ended, totalFen: 1n }, null],
    ['one fen below the threshold', large, small, 'below-threshold'],
    ['small all the time', small, { ...small, totalFen: 1n }, null],
    ['lowered and terminated at once', large, { ...small, stage: 'ended' }, 'terminated'],
    ['in another currency', { ...large, currency: 'USD' }, { ...small, currency: 'USD' }, null],
    ['finished', large, { ...large, stage: 'completed' }, null],
    ['back again', ended, large, null],
    ['back again, but smaller', ended, small, 'below-threshold'],
  ] as const)('%s', (_, before, after, departure) => expect(departureOf(before, after)).toBe(departure));
});

describe('entering the direct line', () => {
  it.each([
    ['one fen more', small, large, true],
    ['there already', large, { ...large, totalFen: YI_THRESHOLD_FEN * 2n }, false],
    ['still too small', small, { ...small, stage: 'paused' }, false],
    ['signed out of the reserve', { ...large, stage: 'reserve' }, { ...large, stage: 'signed' }, true],
    ['back after it was terminated', ended, large, true],
    ['finished', large, { ...large, stage: 'completed' }, false],
    ['large in another currency', small, { ...large, currency: 'USD' }, false],
    ['counted in yuan at last', { ...large, currency: 'USD' }, large, true],
  ] as const)('%s', (_, before, after, enters) => expect(entersLine(before, after)).toBe(enters));
});
