import type { MonthChanges } from '@duban/contracts';
import { formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { monthTexts } from '../month/month-messages';
import { nameOf } from '../month/section-words';
import { type Section, toSections } from '../month/to-sections';
import { meetingTexts } from './meeting-messages';
import { MeetingTable } from './meeting-table';

/** So many are named on paper; the figure counts all, and the page of the month names the others. */
const NAMED = 12;

/** 三、本月变化: each figure with its first names. */
export function MonthPart({ changes }: { changes: MonthChanges }) {
  const t = useTexts(meetingTexts);
  const month = useTexts(monthTexts);
  const words = useTexts(shared);
  const lang = useLang();
  const head = t('head.month', { month: formatMonth(changes.period, lang) });
  const namesOf = (section: Section): string[] => {
    switch (section) {
      case 'worse':
      case 'better':
      case 'other':
        return changes[section].items.map(({ name, from, to }) =>
          t('turned', { name, from: words(`light.${from}`), to: words(`light.${to}`) }),
        );
      case 'entered':
      case 'left':
      case 'ontoLine':
      case 'offLine':
      case 'replans':
      case 'corrections':
        return changes[section].items.map(({ name, unit }) => t('withUnit', { name, unit: unit.shortName }));
      default:
        return changes[section].items.map(({ title, number, unit }) =>
          t('withUnit', { name: number ?? title, unit: unit.shortName }),
        );
    }
  };
  const { filled } = toSections(changes);
  return (
    <section>
      <h2>{head}</h2>
      {filled.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <MeetingTable
          label={head}
          columns={[t('col.change'), t('col.count'), t('col.names')]}
          rows={filled.map((section) => {
            const { count } = changes[section];
            const names = namesOf(section)
              .slice(0, NAMED)
              .join(lang === 'zh' ? '、' : ', ');
            return [nameOf(section, month), count, count > NAMED ? t('namesMore', { names, count }) : names];
          })}
        />
      )}
    </section>
  );
}
