import { describe, expect, it } from '@jest/globals';
import { percentField, readPercent, readWan, wanField } from './amount';

describe('万元', () => {
  it.each([
    ['1620', 1_620_000_000n],
    ['1,620.5', 1_620_500_000n],
    ['0.01', 10_000n],
    ['１６２０．５', 1_620_500_000n],
    ['12.', 12_000_000n],
    ['-3', -3_000_000n],
    [' ', null],
    ['1.234', undefined],
    ['一千', undefined],
    ['1e3', undefined],
  ])('%s', (text, fen) => expect(readWan(text)).toBe(fen));
  it('is written back as it was read', () => {
    expect([wanField('1620500000'), wanField(null), wanField('0')]).toEqual(['1620.5', '', '0']);
  });
});

describe('per cent', () => {
  it.each([
    ['62.5', 6250],
    ['100', 10_000],
    ['１２％', 1200],
    ['', null],
    ['100.01', undefined],
    ['-1', undefined],
  ])('%s', (text, bp) => expect(readPercent(text)).toBe(bp));
  it('is written back', () => expect(percentField(6250)).toBe('62.5'));
});
