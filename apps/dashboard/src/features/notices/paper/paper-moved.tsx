import type { NoticeDetail } from '@duban/contracts';
import { formatDate, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { apart } from '../joined';
import { ladderTexts } from '../detail/ladder-messages';
import { noticeTexts } from '../messages';
import { paperTexts } from './paper-messages';
import { PaperTable } from './paper-table';

type TableProps = { notice: NoticeDetail };

/** Every due day that was told and then moved: why, by whom, when. */
export function SupersededTable({ notice }: TableProps) {
  const page = useTexts(noticeTexts);
  const lang = useLang();
  const today = useSession().today.day;
  return (
    <PaperTable
      head="head.was"
      columns={['col.was', 'col.to', 'col.why', 'col.reason', 'col.by']}
      rows={notice.superseded.map((old) => [
        <del key="was">{formatDate(old.dueDay, lang, today)}</del>,
        formatDate(old.nextDay, lang, today),
        page(`moved.${old.by}`),
        old.reason,
        [old.approvedBy, formatMoment(old.at, lang, today)].filter(Boolean).join(' '),
      ])}
    />
  );
}

export function CreditsTable({ notice }: TableProps) {
  const ladder = useTexts(ladderTexts);
  const lang = useLang();
  const today = useSession().today.day;
  return (
    <PaperTable
      head="head.credits"
      columns={['col.why', 'col.days', 'col.reason', 'col.by']}
      rows={notice.credits.map((credit) => [
        ladder(`ledger.credit.${credit.kind}`),
        `+${credit.workingDays}`,
        credit.reason,
        `${credit.approvedBy} ${formatMoment(credit.at, lang, today)}`,
      ])}
    />
  );
}

export function PausesTable({ notice }: TableProps) {
  const t = useTexts(paperTexts);
  const lang = useLang();
  const today = useSession().today.day;
  return (
    <PaperTable
      head="head.pauses"
      columns={['col.from', 'col.until', 'col.reason', 'col.by']}
      rows={notice.pauses.map((pause) => [
        formatMoment(pause.from, lang, today),
        pause.to ? formatMoment(pause.to, lang, today) : t('pause.open'),
        pause.reason,
        apart(
          [
            t('pause.by', { by: pause.approvedBy }),
            pause.endedBy && t('pause.endedBy', { by: pause.endedBy }),
          ],
          lang,
        ),
      ])}
    />
  );
}
