import type { Answer, getReportLine } from '@duban/contracts';
import { formatDate, formatDay, formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { meetingTexts } from './meeting-messages';
import { MeetingTable } from './meeting-table';

/** 二、直报: how many have filed, and by name who has not. */
export function LinePart({ line }: { line: Answer<typeof getReportLine> }) {
  const t = useTexts(meetingTexts);
  const lang = useLang();
  const { today } = useSession();
  const { whole, counts, period, dueDay, items } = line;
  const missing = items.filter(({ state }) => state === 'missing' || state === 'owed');
  const head = t('head.line', { month: formatMonth(period, lang) });
  return (
    <section>
      <h2>{head}</h2>
      <p>
        {t('line', {
          owed: whole.filed.den,
          filed: whole.filed.num,
          inTime: whole.inTime.num,
          missing: counts.missing + counts.owed,
          day: formatDate(dueDay, lang, today.day),
        })}
      </p>
      {missing.length === 0 ? (
        <p>{t('lineNone')}</p>
      ) : (
        <MeetingTable
          label={head}
          columns={[t('col.project'), t('col.unit'), t('col.chased')]}
          rows={missing.map(({ projectName, unit, chasedDay }) => [
            projectName,
            unit.name,
            chasedDay ? formatDay(chasedDay, lang, today.day) : t('never'),
          ])}
        />
      )}
    </section>
  );
}
