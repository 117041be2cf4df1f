import { getMonthChanges, type MonthChanges } from '@duban/contracts';
import { useSearchParams } from 'react-router';
import { MonthChoice } from '../../../shared/components/month-choice';
import { NotFound } from '../../../shared/components/not-found';
import { Empty, Fetched } from '../../../shared/components/states';
import { formatMoment, formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { useCan } from '../../../shared/session';
import { LeaderTabs } from '../leader-tabs';
import { ChangePanel } from './change-panel';
import { monthTexts } from './month-messages';
import { nameOf } from './section-words';
import { toSections } from './to-sections';
import '../../../shared/components/panel.css';
import '../leader.css';
import './month.css';

/** 本月变化: what a month changed at a glance, each figure over the names that make it. The month lives in the address. */
export function MonthPage() {
  const t = useTexts(monthTexts);
  const [params] = useSearchParams();
  const mayRead = useCan('board:read');
  const period = params.get('period') ?? undefined;
  const query = useFetched(
    getMonthChanges,
    { query: period ? { period } : {} },
    {
      shows: [
        { type: 'project' },
        { type: 'report' },
        { type: 'notice' },
        { type: 'card' },
        { type: 'clock' },
      ],
      enabled: mayRead,
    },
  );
  if (!mayRead) return <NotFound />;
  return (
    <div className="page leader">
      <PageHead title={t('title')} ownTitle />
      <LeaderTabs />
      <Fetched query={query} what={t('title')} lines={8}>
        {(changes) => <Changes changes={changes} />}
      </Fetched>
    </div>
  );
}

function Changes({ changes }: { changes: MonthChanges }) {
  const t = useTexts(monthTexts);
  const lang = useLang();
  const { period, running, at } = changes;
  const { figures, filled } = toSections(changes);
  return (
    <>
      <header className="leader-head">
        <h1>{t('heading', { year: period.slice(0, 4), month: formatMonth(period, lang) })}</h1>
        <p>{running ? t('running', { at: formatMoment(at, lang) }) : t('closed')}</p>
        <MonthChoice label={t('month')} period={period} periods={changes.periods} />
      </header>
      <nav className="panel change-tiles" aria-label={t('tiles')}>
        {figures.map(({ key, count }) => {
          const tile = (
            <>
              <span>{nameOf(key, t)}</span>
              <b className="num">{count}</b>
            </>
          );
          return count > 0 ? (
            <a key={key} href={`#${key}`}>
              {tile}
            </a>
          ) : (
            <div key={key}>{tile}</div>
          );
        })}
      </nav>
      {filled.length === 0 ? (
        <section className="panel">
          <Empty title={t('empty')}>{t('emptyText')}</Empty>
        </section>
      ) : (
        <div className="change-grid">
          {filled.map((section) => (
            <ChangePanel key={`${period}-${section}`} changes={changes} section={section} />
          ))}
        </div>
      )}
    </>
  );
}
