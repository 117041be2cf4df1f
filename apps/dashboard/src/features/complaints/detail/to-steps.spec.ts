import { describe, expect, it } from '@jest/globals';
import { COMPLAINT_STAGES, type ComplaintStage } from '@duban/domain';
import { toSteps } from './to-steps';

const nothing = { isAccepted: false, isAssigned: false, isAnswered: false };
const all = { isAccepted: true, isAssigned: true, isAnswered: true };
const course = { reworks: 0, wasWithLeader: false };
const said = (stage: ComplaintStage, part = {}, known = all) =>
  toSteps({ ...course, stage, ...part }, known)
    .map(({ key, mark }) => `${key}:${mark}`)
    .join(' ');

describe('the way of a problem', () => {
  it.each([
    ['filed', 'file:done accept:now assign:next act:next answer:next rate:next'],
    ['accepted', 'file:done accept:done assign:now act:next answer:next rate:next'],
    ['assigned', 'file:done accept:done assign:done act:now answer:next rate:next'],
    ['acting', 'file:done accept:done assign:done act:now answer:next rate:next'],
    ['answered', 'file:done accept:done assign:done act:done answer:done rate:now'],
    ['settled', 'file:done accept:done assign:done act:done answer:done rate:end'],
    ['unrated', 'file:done accept:done assign:done act:done answer:done rate:end'],
    ['archived', 'file:done accept:done assign:done act:done answer:done rate:end'],
  ] as const)('%s', (stage, way) => expect(said(stage)).toBe(way));

  it('goes up one level, and to the leader', () => {
    expect(said('reworking', { reworks: 1 })).toBe(
      'file:done accept:done assign:done act:done rework:now answer:next rate:next',
    );
    expect(said('with-leader', { reworks: 2, wasWithLeader: true })).toBe(
      'file:done accept:done assign:done act:done rework:done leader:now answer:next rate:next',
    );
    expect(said('answered', { reworks: 1 })).toBe(
      'file:done accept:done assign:done act:done rework:done answer:done rate:now',
    );
  });

  it('ends where it was refused, also in the archive', () => {
    expect(said('refused', {}, nothing)).toBe('file:done refuse:end');
    expect(said('archived', {}, nothing)).toBe('file:done refuse:end');
  });

  it('waits for the call-back after it was taken back, with what was done before', () => {
    expect(said('withdrawn', {}, nothing)).toBe('file:done withdraw:done call-back:now');
    expect(said('withdrawn', {}, { ...nothing, isAccepted: true, isAssigned: true })).toBe(
      'file:done accept:done assign:done withdraw:done call-back:now',
    );
    expect(said('dropped', {}, { ...nothing, isAccepted: true })).toBe(
      'file:done accept:done withdraw:done call-back:end',
    );
    expect(said('archived', {}, { ...nothing, isAccepted: true })).toBe(
      'file:done accept:done withdraw:done call-back:end',
    );
  });

  it('knows every stage, and never has two places at once', () => {
    for (const stage of COMPLAINT_STAGES) {
      const steps = toSteps({ ...course, stage, reworks: 1, wasWithLeader: true }, all);
      expect(steps.filter(({ mark }) => mark === 'now' || mark === 'end')).toHaveLength(1);
    }
  });
});
