import { expect, it } from '@jest/globals';
import { textOf } from '../../../shared/i18n/messages';
import { fakeNotice } from '../fake-notice';
import { ladderTexts } from './ladder-messages';
import { toSum } from './to-sum';

const words = {
  t: textOf(ladderTexts),
  severity: '紧急',
  lang: 'zh' as const,
  today: '2026-11-11',
};
const credit = (kind: 'extension' | 'reason', workingDays: number) => ({
  kind,
  workingDays,
  reason: '等待停电计划',
  approvedBy: '刘主任',
  at: '2026-11-12T01:00:00Z',
});

it('gives the term, what was skipped and the day, with the law', () => {
  expect(toSum(fakeNotice(), words)).toEqual([
    { head: '11-09', text: '签发当日不计', note: '民法典第201条' },
    { head: '+5 日', text: '紧急件的办结期限' },
    { head: '跳过', text: '2 个休息日' },
    { head: '第 5 日', text: '11-16 周一 17:30 止', note: '民法典第203条', total: true },
  ]);
});

it('never needs more than five lines, and names who gave and who stopped', () => {
  const sum = toSum(
    fakeNotice({
      sums: { counted: 5, credited: 7, paused: 3, skipped: 6 },
      credits: [credit('extension', 5), credit('reason', 2)],
      pauses: [
        {
          from: '2026-11-12T02:00:00Z',
          to: '2026-11-17T02:00:00Z',
          reason: '等上级批复',
          approvedBy: '赵负责人',
          endedBy: '赵负责人',
        },
      ],
    }),
    words,
  );
  expect(sum).toHaveLength(5);
  expect(sum[2]).toEqual({
    head: '+7 日',
    text: '延期、理由成立所给',
    note: '刘主任 11-12 批准；刘主任 11-12 批准',
  });
  expect(sum[3]).toEqual({
    head: '停计 3 日',
    text: '挂起；另跳过 6 个休息日',
    note: '赵负责人 11-12 批准',
  });
  expect(sum[4]?.head).toBe('第 12 日');
});

it('says that a day is provisional', () => {
  expect(toSum(fakeNotice({ provisional: true }), words).at(-1)?.text).toBe('11-16 周一 17:30 止，暂定');
});
