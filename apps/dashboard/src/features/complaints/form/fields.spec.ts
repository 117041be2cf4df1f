import { describe, expect, it } from '@jest/globals';
import {
  type ComplaintFields,
  isEmpty,
  NO_FIELDS,
  settled,
  stepOf,
  titleFrom,
  titleOf,
  wrongOf,
} from './fields';

const whole: ComplaintFields = {
  ...NO_FIELDS,
  kind: 'help',
  category: 'inputs',
  title: '北门雨水管网未接通',
  text: '厂区北门外雨水管网没接通，一下雨就积水。',
  contact: '周文',
  phone: '0551-67712345',
};

describe('what keeps a problem from being sent', () => {
  it('is nothing when it is whole', () => {
    expect(wrongOf(whole, 'own')).toEqual({});
    expect(stepOf({})).toBeNull();
  });
  it.each([
    ['kind', { kind: '' }, 'choose', 'what'],
    ['category', { category: '' }, 'choose', 'what'],
    ['title', { title: ' 路 ' }, 'too-short', 'what'],
    ['text', { text: '不通' }, 'too-short', 'what'],
    ['text', { text: '不通', title: '' }, 'too-short', 'what'],
    ['text', { text: '水'.repeat(4001) }, 'too-long', 'what'],
    ['contact', { contact: ' ' }, 'too-short', 'who'],
    ['phone', { phone: '找我' }, 'phone', 'who'],
    ['phone', { phone: '12' }, 'phone', 'who'],
  ] as const)('%s %j: %s, in its step', (field, part, code, step) => {
    const wrong = wrongOf({ ...whole, ...part } as ComplaintFields, 'own');
    expect(wrong).toEqual({ [field]: code });
    expect(stepOf(wrong)).toBe(step);
  });
  it('is told by the first step in which something is missing', () => {
    expect(stepOf({ phone: 'phone', text: 'too-short' })).toBe('what');
  });
  it('who seals the name, is anonymous or comes from outside need not say how to be reached', () => {
    const silent = { ...whole, contact: '', phone: '' };
    expect(wrongOf({ ...silent, confidentiality: 'sealed' }, 'own')).toEqual({});
    expect(wrongOf({ ...silent, confidentiality: 'anonymous' }, 'own')).toEqual({});
    expect(wrongOf(silent, 'outside')).toEqual({});
  });
  it('who reports for another names the enterprise, and a code that is one', () => {
    expect(wrongOf(whole, 'behalf')).toEqual({ name: 'too-short' });
    const named = { ...whole, name: '肥东金属制品有限公司', creditCode: '91340122MA2TXYZ12' };
    expect(wrongOf(named, 'behalf')).toEqual({ creditCode: 'credit-code' });
    expect(wrongOf({ ...named, creditCode: '91350100M000100Y43' }, 'behalf')).toEqual({});
    expect(wrongOf({ ...whole, confidentiality: 'anonymous' }, 'behalf')).toEqual({});
  });
});

it('seals a disclosure at least, and leaves the other kinds as they were asked', () => {
  expect(settled({ ...whole, kind: 'disclosure' }).confidentiality).toBe('sealed');
  expect(settled({ ...whole, kind: 'disclosure', confidentiality: 'anonymous' }).confidentiality).toBe(
    'anonymous',
  );
  expect(settled(whole).confidentiality).toBe('open');
});

it('takes the first sentence as a title', () => {
  expect(titleFrom('  厂区北门积水。货车进不来。')).toBe('厂区北门积水');
  expect([...titleFrom('水'.repeat(90))]).toHaveLength(40);
  expect(titleFrom('')).toBe('');
  expect(titleOf({ title: ' ', text: whole.text })).toBe('厂区北门外雨水管网没接通，一下雨就积水');
  expect(titleOf(whole)).toBe('北门雨水管网未接通');
  expect(wrongOf({ ...whole, title: '' }, 'own')).toEqual({});
});

it('knows whether anything was typed', () => {
  expect(isEmpty(NO_FIELDS)).toBe(true);
  expect(isEmpty({ ...NO_FIELDS, confidentiality: 'anonymous', phone: '1' })).toBe(true);
  expect(isEmpty(whole)).toBe(false);
});
