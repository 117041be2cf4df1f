import { expect, it } from '@jest/globals';
import dayjs from 'dayjs';
import { bodyOf, changesOf, EMPTY, isAmount, type ProjectValues } from './project-values';

const values = {
  ...EMPTY,
  name: '皖东特种聚酯新材料一期',
  unitId: 'u',
  township: '340122402000',
  sector: 'manufacturing',
  totalFen: '62,000.5',
} as ProjectValues;

it('sends money in exact fen and only what was changed', () => {
  const before = bodyOf(values);
  expect(before).toMatchObject({ totalFen: '62000500000', code: null, plannedStart: null });
  expect(changesOf(before, bodyOf({ ...values, name: '二期', labels: ['省重点'] }))).toEqual({
    name: '二期',
    labels: ['省重点'],
  });
  expect(changesOf(before, before)).toEqual({});
  const money = {
    budgetFen: ' 58,000 ',
    funding: [{ kind: 'own' as const, fen: '60000' }, { kind: 'loan' as const }, {}],
  };
  expect(changesOf(before, bodyOf({ ...values, ...money, registeredOn: dayjs('2026-05-11') }))).toEqual({
    budgetFen: '58000000000',
    funding: [{ kind: 'own', fen: '60000000000' }],
    registeredOn: '2026-05-11',
  });
});

it.each([
  ['18000', true],
  ['1,800.123456', true],
  ['-1', false],
  ['1.1234567', false],
  ['很多', false],
])('%s is an amount: %s', (text, is) => expect(isAmount(text)).toBe(is));
