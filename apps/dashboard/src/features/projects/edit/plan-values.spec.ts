import { expect, it } from '@jest/globals';
import dayjs from 'dayjs';
import { bodyOfPlan, spread, sumOf } from './plan-values';

it('spreads a year so that nothing is lost', () => {
  const months = spread('1000');
  expect(months).toHaveLength(12);
  expect(sumOf(months)).toBe(1_000_000_000n);
  expect(spread('?')).toEqual([]);
});

it('takes an empty month for nothing, and says when one cannot be read', () => {
  expect(sumOf(['1', '', undefined])).toBe(1_000_000n);
  expect(sumOf(['1', 'x'])).toBeNull();
});

it('sends months only where they are set', () => {
  const values = {
    year: 2026,
    amountFen: '12',
    monthly: false,
    months: spread('12'),
    reason: 'r',
    approvedBy: 'a',
    approvedOn: dayjs('2026-05-08'),
  };
  expect(bodyOfPlan(values)).toMatchObject({
    amountFen: '12000000',
    months: null,
    approvedOn: '2026-05-08',
  });
  expect(bodyOfPlan({ ...values, monthly: true }).months).toEqual(Array(12).fill('1000000'));
});
