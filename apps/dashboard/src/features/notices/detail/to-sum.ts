import type { NoticeDetail } from '@duban/contracts';
import type { LedgerSum } from '../../../shared/components/ledger-calendar';
import { atShanghai, formatDate, formatDay } from '../../../shared/format';
import type { Lang } from '../../../shared/i18n/i18n';
import type { Texts } from '../../../shared/i18n/messages';
import { apart, listed } from '../joined';
import { ledgerDueDay } from './axis';

type Key =
  | 'ledger.start'
  | 'ledger.law201'
  | 'ledger.law203'
  | 'ledger.term'
  | 'ledger.termText'
  | 'ledger.credit.extension'
  | 'ledger.credit.reason'
  | 'ledger.approved'
  | 'ledger.skipped'
  | 'ledger.skippedText'
  | 'ledger.makeup'
  | 'ledger.paused'
  | 'ledger.pausedText'
  | 'ledger.total'
  | 'ledger.until'
  | 'ledger.provisional';

type Notice = Pick<
  NoticeDetail,
  'ledger' | 'sums' | 'dueDay' | 'dueAt' | 'workingDays' | 'credits' | 'pauses' | 'provisional'
>;

export type SumWords = { t: Texts<Key>; severity: string; lang: Lang; today: string };

/** The sum behind the due day in at most five lines, with the law and who gave the rest. */
export function toSum(notice: Notice, { t, severity, lang, today }: SumWords): LedgerSum[] {
  const { ledger, sums, dueAt, workingDays, credits, pauses, provisional } = notice;
  const dueDay = ledgerDueDay(notice);
  const start = ledger[0];
  if (!start || !dueDay) return [];
  const makeup = ledger.filter((day) => day.effect !== 'skipped' && day.kind === 'makeup').length;
  const approved = (by: string, at: string) =>
    t('ledger.approved', { by, at: formatDay(atShanghai(at).date, lang, today) });
  const given: LedgerSum[] = credits.length
    ? [
        {
          head: t('ledger.term', { count: credits.reduce((sum, credit) => sum + credit.workingDays, 0) }),
          text: listed([...new Set(credits.map(({ kind }) => t(`ledger.credit.${kind}`)))], lang),
          note: apart(
            credits.map(({ approvedBy, at }) => approved(approvedBy, at)),
            lang,
          ),
        },
      ]
    : [];
  const off = makeup
    ? t('ledger.makeup', { off: sums.skipped, count: makeup })
    : t('ledger.skippedText', { count: sums.skipped });
  const left: LedgerSum = sums.paused
    ? {
        head: t('ledger.paused', { count: sums.paused }),
        text: t('ledger.pausedText', { off }),
        note: apart(
          pauses.map(({ approvedBy, from }) => approved(approvedBy, from)),
          lang,
        ),
      }
    : { head: t('ledger.skipped'), text: off };
  const until = t('ledger.until', {
    date: formatDate(dueDay, lang, today),
    time: dueAt ? atShanghai(dueAt).time : '',
  });
  return [
    { head: formatDay(start.day, lang, today), text: t('ledger.start'), note: t('ledger.law201') },
    { head: t('ledger.term', { count: workingDays ?? 0 }), text: t('ledger.termText', { severity }) },
    ...given,
    left,
    {
      head: t('ledger.total', { count: sums.counted + sums.credited }),
      text: provisional ? `${until}${t('ledger.provisional')}` : until,
      note: t('ledger.law203'),
      total: true,
    },
  ];
}
