import { expect, it } from '@jest/globals';
import { textOf } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { fakeNotice } from '../fake-notice';
import { noticeTexts } from '../messages';
import { workingDaysTo } from './axis';
import { ladderTexts } from './ladder-messages';
import { toLadderDays, toLadderPoints } from './to-ladder';

const words = textOf(wordTexts);
const ladder = (notice = fakeNotice(), today = '2026-11-11') =>
  toLadderPoints(notice, today, {
    t: textOf(ladderTexts),
    lang: 'zh',
    moved: (by) => textOf(noticeTexts)(`moved.${by}`),
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
          attachments: [],
        },
      ],
    }),
    '2026-11-18',
  );
  expect(points.find((p) => p.key === 'signed')?.state).toBe('late');
  expect(points.find((p) => p.key === 'reply-1')?.state).toBe('late');
  expect(points.find((p) => p.key === 'due')?.state).toBe('done');
});

it('keeps a due day that fell where it was, struck, with the reason', () => {
  const notice = fakeNotice({
    dueDay: '2026-11-23',
    superseded: [
      {
        dueDay: '2026-11-16',
        nextDay: '2026-11-23',
        by: 'extension',
        reason: '等待停电计划',
        approvedBy: '刘主任',
        at: '2026-11-12T01:00:00Z',
      },
    ],
  });
  expect(ladder(notice).find((p) => p.key === 'was-2026-11-16')).toMatchObject({
    label: '原到期 11-16',
    note: '延期',
    state: 'was',
    kind: 'milestone',
  });
});

it('marks progress as what comes next when it is owed before the next rung', () => {
  const points = ladder(fakeNotice({ nextFeedbackDay: '2026-11-12' }));
  expect(points.find((p) => p.key === 'feedback-next')).toMatchObject({ label: '进展1', state: 'next' });
  expect(points.find((p) => p.key === 'warning')?.state).toBe('future');
});

it('says of a rung that found nobody that it was passed over', () => {
  const rungs = fakeNotice().rungs.map((rung) => ({ ...rung, skipped: rung.key === 'warning' }));
  expect(ladder(fakeNotice({ rungs })).find((p) => p.key === 'warning')).toMatchObject({
    state: 'skipped',
    note: '无人可通知，已跳过 · 11-13 周五',
  });
});

it('takes days off and years not announced from the calendar of the server', () => {
  const axis = [
    { day: '2026-12-31', working: true, kind: 'workday' as const, provisional: false },
    { day: '2027-01-01', working: false, kind: 'weekend' as const, provisional: true },
  ];
  expect(toLadderDays({ axis, ledger: [], pauses: [], dueDay: null }, '2026-12-31')).toEqual([
    { day: '2026-12-31', off: false, provisional: false, paused: false },
    { day: '2027-01-01', off: true, provisional: true, paused: false },
  ]);
});

it('draws what stood still by the ledger, and after the due day by the pauses', () => {
  const notice = fakeNotice();
  const ledger = notice.ledger.map((d) => (d.day === '2026-11-12' ? { ...d, effect: 'paused' as const } : d));
  const pauses = [
    { from: '2026-11-17T01:00:00Z', to: '2026-11-19T01:00:00Z', reason: '', approvedBy: '', endedBy: null },
  ];
  const paused = toLadderDays({ ...notice, ledger, pauses }, '2026-11-20').filter((d) => d.paused);
  expect(paused.map((d) => d.day)).toEqual(['2026-11-12', '2026-11-17', '2026-11-18']);
});

it('counts working days by the days it was told, never by guess', () => {
  const { axis } = fakeNotice();
  expect(workingDaysTo(axis, '2026-11-11', '2026-11-16')).toBe(3);
  expect(workingDaysTo(axis, '2026-11-18', '2026-11-16')).toBe(-2);
  expect(workingDaysTo(axis, '2026-11-11', '2026-11-11')).toBe(0);
  expect(workingDaysTo(axis, '2027-01-11', '2026-11-16')).toBeNull();
});
