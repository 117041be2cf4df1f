import { defineMessages, type Texts } from './i18n/messages';

/** What the engine does, by kind of task, and what stays undone when one is given up. */
export const taskTexts = defineMessages('tasks', {
  zh: {
    'kind.notice.rung-due': '阶梯到点',
    'kind.notice.sign-expires': '签收失效',
    'kind.notice.feedback-due': '进展反馈到期',
    'kind.notice.pause-ends': '挂起期满',
    'kind.notice.archive-due': '到期归档',
    'kind.notice.reproject': '督办单时限重算',
    'kind.card.explain-due': '说明限期',
    'kind.card.appeal-due': '申诉限期',
    'kind.card.review-due': '复核限期',
    'kind.card.reproject': '牌的时限重算',
    'kind.report.due': '直报到期',
    'kind.report.period-due': '当月直报截止',
    'kind.report.period-opens': '当月直报开放',
    'kind.report.reproject': '直报时限重算',
    'kind.standings.check-due': '汇总核对',
    'kind.message.gather': '消息汇总',
    'kind.message.deliver': '消息外发',
    'lost.notice.rung-due': '这件督办此后的预警、催办、拟牌、呈报都不会自动发生，直到有人再办理它。',
    'lost.notice.sign-expires': '签收后没有动静也不会再失效。',
    'lost.notice.feedback-due': '这一次缺报进展不会被提醒。',
    'lost.notice.pause-ends': '挂起期满不会被提醒，时钟一直停着，直到有人恢复它。',
    'lost.notice.archive-due': '这件督办不会自动归档，需人工归档。',
    'lost.notice.reproject': '这件督办的时限仍按旧日历，不会重算。',
    'lost.card.explain-due': '逾期不说明不会被提醒。',
    'lost.card.appeal-due': '申诉期满不会被提醒。',
    'lost.card.review-due': '复核逾期不会被提醒。',
    'lost.card.reproject': '这张牌的时限仍按旧日历，不会重算。',
    'lost.report.due': '这个项目当月逾期未报，不会自动拟发督办。',
    'lost.report.period-due': '当月所有逾期未报的项目，都不会自动拟发督办。',
    'lost.report.period-opens': '当月直报的截止不会自动设定。',
    'lost.report.reproject': '这一期的截止仍按旧日历，不会重算。',
    'lost.standings.check-due': '汇总不再每夜核对；月份截止后各页改为逐项计算，会变慢。',
    'lost.message.gather': '这批消息不再外发，站内仍可看到。',
    'lost.message.deliver': '这条消息不再外发，站内仍可看到。',
    'lost.other': '它该做的事不会再发生。',
  },
  en: {
    'kind.notice.rung-due': 'Rung of a ladder',
    'kind.notice.sign-expires': 'Sign-for expires',
    'kind.notice.feedback-due': 'Progress feedback due',
    'kind.notice.pause-ends': 'End of a suspension',
    'kind.notice.archive-due': 'Notice put away',
    'kind.notice.reproject': 'Terms of a notice counted again',
    'kind.card.explain-due': 'Explanation due',
    'kind.card.appeal-due': 'End of the appeal term',
    'kind.card.review-due': 'Review due',
    'kind.card.reproject': 'Terms of a card counted again',
    'kind.report.due': 'Report due',
    'kind.report.period-due': 'Reports of the month due',
    'kind.report.period-opens': 'Reports of the month open',
    'kind.report.reproject': 'Term of a report counted again',
    'kind.standings.check-due': 'Check of kept figures',
    'kind.message.gather': 'Digest',
    'kind.message.deliver': 'Message sent out',
    'lost.notice.rung-due':
      'Warnings, reminders, proposed cards and the way to the leader no longer happen by themselves for this notice, until somebody acts on it again.',
    'lost.notice.sign-expires': 'A sign-for after which nothing followed no longer expires.',
    'lost.notice.feedback-due': 'Nobody is reminded of this missing progress.',
    'lost.notice.pause-ends':
      'Nobody is reminded that the suspension has ended; the clock stands still until somebody resumes it.',
    'lost.notice.archive-due': 'The notice is not put away by itself; somebody has to.',
    'lost.notice.reproject': 'The terms of this notice stay as the old calendar had them.',
    'lost.card.explain-due': 'Nobody is reminded of the missing explanation.',
    'lost.card.appeal-due': 'Nobody is told that the appeal term has ended.',
    'lost.card.review-due': 'Nobody is reminded that the review is late.',
    'lost.card.reproject': 'The terms of this card stay as the old calendar had them.',
    'lost.report.due': 'If this project does not report the month, no notice is proposed by itself.',
    'lost.report.period-due': 'For all reports missing this month no notice is proposed by itself.',
    'lost.report.period-opens': 'The due day of this month is not set by itself.',
    'lost.report.reproject': 'The due day of this report stays as the old calendar had it.',
    'lost.standings.check-due':
      'Figures are no longer checked at night; after the month closes pages count for themselves, and slowly.',
    'lost.message.gather': 'These messages are not sent out; they stay in the inbox.',
    'lost.message.deliver': 'This message is not sent out; it stays in the inbox.',
    'lost.other': 'What it should have done will not happen.',
  },
});

type Key = typeof taskTexts extends { keys?: infer K } ? NonNullable<K> & string : never;

/** The name of a kind; a kind nobody has named is shown as it is. */
export const taskKind = (t: Texts<Key>, kind: string): string =>
  `kind.${kind}` in taskTexts.zh ? t(`kind.${kind}` as Key) : kind;

/** What will not happen when a task of this kind is given up. */
export const taskLost = (t: Texts<Key>, kind: string): string =>
  t((`lost.${kind}` in taskTexts.zh ? `lost.${kind}` : 'lost.other') as Key);
