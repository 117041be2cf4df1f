import { expect, it } from '@jest/globals';
import { textOf } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { fakeNotice } from '../fake-notice';
import { noticeTexts } from '../messages';
import { daysUsed, workingDaysTo } from './axis';
import { toLadderDays, toLadderPoints } from './to-ladder';
import { toSteps } from './to-steps';

const words = textOf(wordTexts);
const ladder = (notice = fakeNotice(), today = '2026-11-11') =>
  toLadderPoints(notice, today, {
    t: textOf(noticeTexts),
    lang: 'zh',
    rung: (key) => words(`rung.${key}`),
    effect: (key) => words(`effect.${key}`),
  });

it('puts what people did below the axis and the climb above it, in the order of time', () => {
  expect(ladder().map((p) => [p.kind, p.label, p.note, p.state])).toEqual([
    ['milestone', '签发', '11-09', 'done'],
    ['milestone', '签收', '按时', 'done'],
    ['rung', '预警', '提醒责任单位 · 11-13 周五', 'next'],
    ['due', '到期', '11-16 周一', 'future'],
    ['rung', '一次催办', '抄送分管领导 · 11-17 周二', 'future'],
    ['rung', '二次催办', '拟发黄牌 · 11-19 周四', 'future'],
    ['rung', '通报批评', '拟发红牌 · 11-23 周一', 'future'],
    ['rung', '呈报县领导', '送县主要领导 · 11-30 周一', 'future'],
  ]);
});

it('gives acts of one day one mark', () => {
  const points = ladder(fakeNotice({ signedAt: '2026-11-09T03:00:00Z' }));
  expect(points[0]).toMatchObject({ label: '签发 · 签收', note: '11-09', state: 'done' });
  expect(points[1]?.kind).toBe('rung');
});

it('asks for the signature before anything else, and says that it was reminded', () => {
  const rungs = fakeNotice().rungs.map((rung) => ({ ...rung, fired: rung.key === 'sign-overdue' }));
  const sign = ladder(fakeNotice({ state: 'issued', signedAt: null, rungs })).find((p) => p.key === 'signed');
  expect([sign?.day, sign?.note, sign?.state]).toEqual(['2026-11-10', '已催签', 'next']);
});

it('marks what came late, and a due day that has passed', () => {
  const points = ladder(
    fakeNotice({
      signedAt: '2026-11-12T02:00:00Z',
      replies: [
        {
          version: 1,
          text: '…',
          by: '王海涛',
          at: '2026-11-18T02:00:00Z',
          verdict: null,
          opinion: null,
          verdictBy: null,
          verdictAt: null,
        },
      ],
    }),
    '2026-11-18',
  );
  expect(points.find((p) => p.key === 'signed')?.state).toBe('late');
  expect(points.find((p) => p.key === 'reply-1')?.state).toBe('late');
  expect(points.find((p) => p.key === 'due')?.state).toBe('done');
});

it('takes days off and years not announced from the calendar of the server', () => {
  const axis = [
    { day: '2026-12-31', working: true, kind: 'workday' as const, provisional: false },
    { day: '2027-01-01', working: false, kind: 'weekend' as const, provisional: true },
  ];
  expect(toLadderDays(axis)).toEqual([
    { day: '2026-12-31', off: false, provisional: false },
    { day: '2027-01-01', off: true, provisional: true },
  ]);
});

it('counts working days by the days it was told, never by guess', () => {
  const { axis, ledger } = fakeNotice();
  expect(workingDaysTo(axis, '2026-11-11', '2026-11-16')).toBe(3);
  expect(workingDaysTo(axis, '2026-11-18', '2026-11-16')).toBe(-2);
  expect(workingDaysTo(axis, '2026-11-11', '2026-11-11')).toBe(0);
  expect(workingDaysTo(axis, '2027-01-11', '2026-11-16')).toBeNull();
  expect(daysUsed(ledger, '2026-11-11')).toBe(2);
});

it('shows where a notice stands in its course', () => {
  const marks = (notice = fakeNotice()) => toSteps(notice).map((step) => `${step.key}:${step.mark}`);
  expect(marks()).toEqual([
    'proposed:done',
    'issued:done',
    'signed:done',
    'working:now',
    'replied:future',
    'closed:future',
  ]);
  expect(marks(fakeNotice({ state: 'returned' }))[3]).toBe('returned:now');
  expect(marks(fakeNotice({ state: 'dismissed', closedAt: '2026-11-10T01:00:00Z' }))).toEqual([
    'proposed:done',
    'dismissed:now',
  ]);
});
