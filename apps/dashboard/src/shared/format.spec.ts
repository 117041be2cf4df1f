import { describe, expect, it } from '@jest/globals';
import {
  atShanghai,
  formatDate,
  formatDay,
  formatLongDate,
  formatMonth,
  formatNumber,
  formatPp,
  ppText,
  wan,
  wanText,
  yi,
  yiNumber,
  yiText,
} from './format';

describe('money', () => {
  it.each([
    ['2222000000000', '222.2'],
    ['10325000000000', '1,032.5'],
    ['-91000000000', '−9.1'],
    ['-400000000', '0.0'],
    ['0', '0.0'],
  ])('%s fen is %s 亿元', (fen, text) => expect(yi(fen)).toBe(text));
  it('prints 万元 whole, with thousands', () => {
    expect(wan('1480000000')).toBe('1,480');
    expect(wanText('1480000000')).toBe('1,480 万元');
    expect(wanText('1480000000', 'en')).toBe('¥14.80m');
    expect(yiText('2222000000000', 'en')).toBe('¥22,220m');
  });
  it('stays exact beyond the numbers of a program', () =>
    expect(wan('900719925474099312345')).toBe('900,719,925,474,099'));
  it('gives charts a number', () => expect(yiNumber('2222000000000')).toBe(222.2));
});

describe('numbers', () => {
  it('has a real minus and no sign on zero', () => {
    expect(formatNumber(-3.25, 1)).toBe('−3.3');
    expect(formatNumber(-0.04, 1)).toBe('0.0');
    expect(formatNumber(1234567)).toBe('1,234,567');
  });
  it('gives differences of rates in points with their sign', () => {
    expect([formatPp(6.9), formatPp(-35.5), formatPp(0.04)]).toEqual(['+6.9', '−35.5', '0.0']);
    expect([ppText(-3.3), ppText(-3.3, 'en')]).toEqual(['−3.3 个百分点', '−3.3 pp']);
  });
});

describe('dates', () => {
  it('stand with their weekday, in both languages', () => {
    expect(formatDate('2026-11-25')).toBe('11-25 周三');
    expect(formatDate('2026-11-25', 'en')).toBe('Wed 25 Nov');
  });
  it('show the year only where it differs', () => {
    expect(formatDay('2026-11-25', 'zh', '2026-11-22')).toBe('11-25');
    expect(formatDay('2027-01-05', 'zh', '2026-11-22')).toBe('2027-01-05');
    expect(formatDate('2027-01-05', 'en', '2026-11-22')).toBe('Tue 5 Jan 2027');
  });
  it('print long on papers', () => {
    expect(formatLongDate('2026-11-05')).toBe('2026年11月5日');
    expect(formatMonth('2026-10')).toBe('10月');
  });
  it('read instants on the clock of Shanghai, wherever the browser stands', () =>
    expect(atShanghai('2026-11-21T16:30:05Z')).toEqual({
      date: '2026-11-22',
      time: '00:30',
      seconds: '00:30:05',
    }));
});
