import { expect, it } from '@jest/globals';
import { fakeBoard, fakeLine } from './fake-board';
import { inSegment, isQueueSegment, segmentCounts, segmentsFor } from './queue-segments';

const overdue = fakeLine(1, { remaining: { state: 'overdue', workingDays: 3 } });
const today = fakeLine(2, { remaining: { state: 'today', workingDays: 0 } });
const tomorrow = fakeLine(3, { remaining: { state: 'open', workingDays: 1 } });
const later = fakeLine(4);
const review = fakeLine(5, { state: 'replied', waiting: 2, remaining: { state: 'overdue', workingDays: 1 } });
const queue = [overdue, review, today, tomorrow, later];

it.each([
  ['all', queue],
  // an answered notice waits for the office: it is not the unit that is late
  ['overdue', [overdue]],
  ['day', [today, tomorrow]],
  ['review', [review]],
  ['proposed', []],
] as const)('%s', (segment, lines) => expect(inSegment(queue, segment)).toEqual(lines));

it('counts the whole, not what the board happens to carry', () => {
  expect(segmentCounts(fakeBoard({ queue }))).toEqual({
    all: 27,
    overdue: 4,
    day: 2,
    review: 6,
    proposed: 2,
  });
});

it('does not claim to know what is due tomorrow while the overdue alone fill the queue', () => {
  expect(segmentCounts(fakeBoard({ queue: [overdue, overdue] })).day).toBeNull();
});

it("leaves the office's own papers out of an organisation's board", () => {
  expect(segmentsFor('org')).not.toContain('proposed');
  expect(isQueueSegment('day')).toBe(true);
  expect(isQueueSegment('x')).toBe(false);
});
