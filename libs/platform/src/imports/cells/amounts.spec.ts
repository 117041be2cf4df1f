import { describe, expect, it } from '@jest/globals';
import { amount, scaled, type NumberForm } from './amounts';

const plain: NumberForm = { decimal: '.', group: '', exponent: false };
const german: NumberForm = { decimal: ',', group: '.', exponent: false };
const english: NumberForm = { decimal: '.', group: ',', exponent: true };

describe('amount', () => {
  it.each([
    ['1024031', 'yuan', plain, 102_403_100n],
    ['947358.1', 'yuan', plain, 94_735_810n],
    ['0.01', 'yuan', plain, 1n],
    ['5.100', 'yuan', plain, 510n],
    ['5000', 'thousand', plain, 500_000_000n],
    ['1480.5', 'wan', plain, 1_480_500_000n],
    ['14.8', 'yi', plain, 148_000_000_000n],
    ['1.024.031,5', 'yuan', german, 102_403_150n],
    ['1024031,5', 'yuan', german, 102_403_150n],
    ['1,024,031.5', 'yuan', english, 102_403_150n],
    ['6e+05', 'yuan', english, 60_000_000n],
    ['1.951E+09', 'yuan', english, 195_100_000_000n],
    ['9007199254740993.01', 'yuan', plain, 900_719_925_474_099_301n],
    ['-597', 'thousand', plain, -59_700_000n],
  ] as const)('reads %s in %s exactly', (text, unit, form, fen) => {
    expect(amount(text, unit, form)).toBe(fen);
  });

  it.each([
    ['abc', 'yuan', plain, /^is not an amount in yuan \(expected digits, "\." before decimals/],
    ['', 'yuan', plain, /^is not an amount/],
    ['1,024', 'yuan', plain, /no separators/],
    ['10,24.5', 'yuan', english, /"," between thousands/],
    ['6e+05', 'yuan', plain, /^is not an amount/],
    ['1.234', 'yuan', plain, /^has more decimals than can be kept/],
    ['1e+30', 'yuan', english, /^is too large/],
    ['1e+99', 'yuan', english, /^is too large/],
    ['١٢', 'yuan', plain, /^is not an amount/],
  ] as const)('says why %s is none', (text, unit, form, reason) => {
    expect(amount(text, unit, form)).toMatch(reason);
  });

  it('scales per cents too', () => {
    expect(scaled('63.88', 2, plain)).toBe(6388n);
  });
});
