import { listDecisions } from '@duban/contracts';
import { useSearchParams } from 'react-router';
import { NotFound } from '../../shared/components/not-found';
import { Segments } from '../../shared/components/segments';
import { Empty, Fetched } from '../../shared/components/states';
import { CausesLine } from '../../shared/findings/causes-line';
import { useTexts } from '../../shared/i18n/messages';
import { PageHead } from '../../shared/page-head';
import { useFetched } from '../../shared/query';
import { useCan } from '../../shared/session';
import { DecisionSheet } from './decision-sheet';
import { LeaderTabs } from './leader-tabs';
import { leaderTexts } from './messages';
import '../../shared/components/panel.css';
import './leader.css';

/** 待决定: only what needs a decision of this person, how long it waits, and what each choice sets in motion. */
export function LeaderPage() {
  const t = useTexts(leaderTexts);
  const [params] = useSearchParams();
  const mayDecide = useCan('card:decide');
  const of = params.get('of') === 'sponsored' ? 'sponsored' : 'all';
  const query = useFetched(
    listDecisions,
    { query: { of } },
    {
      shows: [{ type: 'notice' }, { type: 'card' }, { type: 'project' }, { type: 'clock' }],
      enabled: mayDecide,
    },
  );
  if (!mayDecide) return <NotFound />;
  return (
    <div className="page leader">
      <PageHead title={t('title')} ownTitle />
      <LeaderTabs />
      <Fetched query={query} what={t('title')} lines={6}>
        {({ items, counts, more }) => (
          <>
            <header className="leader-head">
              <h1>{items.length === 0 ? t('empty') : t('heading', { count: items.length })}</h1>
              {items.length > 0 && <p>{t('rest')}</p>}
              <Segments
                label={t('of')}
                current={of}
                items={[
                  { key: 'all', label: t('all'), count: counts.all, to: '/leader' },
                  {
                    key: 'sponsored',
                    label: t('sponsored'),
                    count: counts.sponsored,
                    to: '/leader?of=sponsored',
                  },
                ]}
              />
            </header>
            <CausesLine />
            {items.length === 0 ? (
              <section className="panel">
                <Empty title={of === 'sponsored' ? t('emptySponsored') : t('empty')}>{t('emptyText')}</Empty>
              </section>
            ) : (
              <ol className="leader-list">
                {items.map((item, i) => (
                  <DecisionSheet
                    key={`${item.kind}-${item.subject.id}-${item.since}`}
                    item={item}
                    place={i + 1}
                  />
                ))}
              </ol>
            )}
            {more && <p className="leader-more">{t('more')}</p>}
          </>
        )}
      </Fetched>
    </div>
  );
}
