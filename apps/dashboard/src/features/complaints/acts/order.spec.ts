import { expect, it } from '@jest/globals';
import { offered } from './order';

it('puts the duty first and what ends a matter last', () => {
  expect(offered(['withdraw', 'note', 'rate'])).toEqual({
    write: null,
    others: ['note', 'withdraw'],
    main: null,
  });
  expect(offered(['refuse', 'accept', 'note'])).toEqual({
    write: null,
    others: ['accept', 'refuse', 'note'],
    main: 'accept',
  });
  expect(offered(['ask-extension', 'answer', 'note'])).toEqual({
    write: 'answer',
    others: ['note', 'ask-extension'],
    main: 'answer',
  });
});

it('offers both results of a withdrawal as one act, and an archive as the last duty', () => {
  expect(offered(['take-up', 'confirm-withdrawal']).others).toEqual(['confirm-withdrawal']);
  expect(offered(['archive', 'note']).main).toBe('archive');
});

it('gives it to a unit as a duty once, not a second time', () => {
  expect(offered(['assign', 'note']).main).toBe('assign');
  expect(offered(['assign', 'note'], true).main).toBeNull();
});

it('leaves what is decided elsewhere out, and invents nothing', () => {
  expect(offered(['decide-extension', 'decide-unsealing', 'close-unrated', 'rate']).others).toEqual([]);
  expect(offered([])).toEqual({ write: null, others: [], main: null });
});
