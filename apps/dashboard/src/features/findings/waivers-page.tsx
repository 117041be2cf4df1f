import { listWaivers } from '@duban/contracts';
import { Link, useSearchParams } from 'react-router';
import { NotFound } from '../../shared/components/not-found';
import { Segments } from '../../shared/components/segments';
import { Empty, Fetched } from '../../shared/components/states';
import { useTexts } from '../../shared/i18n/messages';
import { PageHead } from '../../shared/page-head';
import { useFetched } from '../../shared/query';
import { useCan } from '../../shared/session';
import { WaiverLine } from '../../shared/waivers/waiver-line';
import { FindingsViews } from './findings-views';
import { waiversPageTexts } from './waivers-messages';
import '../../shared/components/panel.css';
import '../../shared/waivers/waivers.css';
import './findings-page.css';

const STATES = ['asked', 'granted', 'refused', 'ended', 'all'] as const;

/** 免亮申请: every light a unit asks to be excused, with the two answers where they wait; the state in the address. */
export function WaiversPage() {
  const t = useTexts(waiversPageTexts);
  const [params] = useSearchParams();
  const mayDecide = useCan('waiver:decide');
  const state = STATES.find((each) => each === params.get('state')) ?? 'asked';
  const query = useFetched(
    listWaivers,
    { query: { state } },
    { shows: [{ type: 'project' }], enabled: mayDecide },
  );
  if (!mayDecide) return <NotFound />;
  return (
    <div className="page findings">
      <PageHead title={t('title')} scope={query.data && t('scope', { count: query.data.items.length })} />
      <FindingsViews current="waivers" />
      <section className="panel">
        <Segments
          label={t('states')}
          current={state}
          items={STATES.map((key) => ({
            key,
            label: t(`state.${key}`),
            to: key === 'asked' ? '/findings/waivers' : `/findings/waivers?state=${key}`,
          }))}
        />
        <Fetched query={query} what={t('title')} lines={4}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('empty')}>{t('emptyText')}</Empty>
            ) : (
              <ul className="waivers-list">
                {items.map((waiver) => (
                  <WaiverLine
                    key={waiver.id}
                    waiver={waiver}
                    of={
                      <span className="waivers-of">
                        <Link to={`/projects/${waiver.project.id}`}>{waiver.project.name}</Link>{' '}
                        <small title={waiver.unit.name}>{waiver.unit.shortName}</small>
                      </span>
                    }
                  />
                ))}
              </ul>
            )
          }
        </Fetched>
      </section>
    </div>
  );
}
