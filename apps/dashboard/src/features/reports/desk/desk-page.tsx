import { type Answer, downloadMonthSheet, listOwedReports } from '@duban/contracts';
import { Link, useSearchParams } from 'react-router';
import { addressOf } from '../../../shared/api';
import { DownloadLink } from '../../../shared/components/download-link';
import { Panel } from '../../../shared/components/panel';
import { Segments } from '../../../shared/components/segments';
import { Empty, Fetched } from '../../../shared/components/states';
import { formatDate, formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { useSession } from '../../../shared/session';
import { reportsTexts } from '../messages';
import { OwedList } from './owed-list';
import './desk.css';

type Desk = Answer<typeof listOwedReports>;
const VIEWS = ['open', 'filed', 'all'] as const;
type View = (typeof VIEWS)[number];

/** The reporter's desk: the months owed, the most urgent first. */
export function DeskPage() {
  const query = useFetched(
    listOwedReports,
    {},
    { shows: [{ type: 'report' }, { type: 'project' }, { type: 'clock' }, { type: 'calendar' }] },
  );
  const t = useTexts(reportsTexts);
  const lang = useLang();
  const data = query.data;
  const scope =
    data &&
    t('scope', { month: formatMonth(data.period, lang), filed: data.filed, total: data.items.length });
  return (
    <div className="page desk">
      <PageHead title={t('title')} scope={scope} />
      <Fetched query={query} lines={6}>
        {(desk) => <DeskPanel desk={desk} />}
      </Fetched>
    </div>
  );
}

function DeskPanel({ desk }: { desk: Desk }) {
  const t = useTexts(reportsTexts);
  const lang = useLang();
  const { today } = useSession();
  const [params] = useSearchParams();
  const asked = params.get('show') as View;
  const view = VIEWS.includes(asked) ? asked : 'open';
  const month = formatMonth(desk.period, lang);
  const counts: Record<View, number> = {
    open: desk.items.length - desk.filed,
    filed: desk.filed,
    all: desk.items.length,
  };
  const shown = desk.items.filter(
    ({ state }) => view === 'all' || (view === 'filed') === (state === 'submitted'),
  );
  return (
    <Panel
      title={t('owedTitle', { month })}
      finding={counts.open > 0 ? t('finding', { count: counts.open }) : t('allFiled', { month })}
      asOf={t(desk.provisional ? 'dueProvisional' : 'due', {
        date: formatDate(desk.dueDay, lang, today.day),
      })}
      flush
    >
      <Segments
        label={t('view.label')}
        current={view}
        items={VIEWS.map((key) => ({
          key,
          label: t(`view.${key}`),
          count: counts[key],
          to: key === 'open' ? '/reports' : `/reports?show=${key}`,
        }))}
      />
      {desk.items.length > 1 && (
        <p className="desk-sheet">
          <span>{t('sheet.help')}</span>
          <DownloadLink href={addressOf(downloadMonthSheet, { query: { period: desk.period } })}>
            {t('sheet.download', { month })}
          </DownloadLink>
          <Link className="button button-quiet" to="/projects/import?kind=reports">
            {t('sheet.import')}
          </Link>
        </p>
      )}
      {shown.length > 0 ? (
        <OwedList items={shown} />
      ) : (
        <Empty title={t(`empty.${view}`, { month })}>{t(`empty.${view}Help`)}</Empty>
      )}
    </Panel>
  );
}
