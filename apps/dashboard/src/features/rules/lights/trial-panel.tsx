import { type Answer, checkSetting, type LightTrial } from '@duban/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ApiError, call } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { Light } from '../../../shared/components/light';
import { ErrorState, Loading } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { lightSentence } from '../../../shared/light-words';
import { shared } from '../../../shared/messages';
import type { Value } from '../rule-fields';
import { useRested } from '../../../shared/use-debounced';
import { lightRuleTexts } from './light-rule-messages';

type Page = Answer<typeof checkSetting>;
const PAGE = 20;

/** 试算: how many lights of today's portfolio would turn, and which, before the rules take effect. Numbers first. */
export function TrialPanel({ value }: { value: Value }) {
  const t = useTexts(lightRuleTexts);
  const typed = JSON.stringify(value);
  const [tried, setTried] = useState(typed);
  useRested(typed, 500, setTried);
  const query = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: [checkSetting.name, 'trial', tried],
    queryFn: ({ pageParam }) =>
      call(checkSetting, {
        params: { key: 'light-rules' },
        body: { value: JSON.parse(tried) as Value, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.trial?.next ?? undefined,
  });
  if (query.error)
    return <ErrorState error={query.error} what={t('trial')} onRetry={() => void query.refetch()} />;
  const trial = query.data?.pages[0]?.trial;
  if (!trial) return <Loading what={t('trial')} lines={3} />;
  const items = query.data?.pages.flatMap((page) => page.trial?.items ?? []) ?? [];
  return (
    <section className="trial" aria-label={t('trial')}>
      <h3>{t('trial')}</h3>
      <TrialNumbers trial={trial} />
      {items.length > 0 && (
        <div className="ladder-scroll">
          <table className="table trial-table">
            <thead>
              <tr>
                <th scope="col">{t('trial.turn')}</th>
                <th scope="col">{t('trial.project')}</th>
                <th scope="col">{t('trial.unit')}</th>
                <th scope="col">{t('trial.why')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ project, unit, from, to }) => (
                <tr key={project.id}>
                  <td className="trial-turn">
                    <Light colour={from.color} size={16} /> → <Light colour={to.color} size={20} />
                  </td>
                  <th scope="row">
                    <Link to={`/projects/${project.id}`}>{project.name}</Link>
                  </th>
                  <td title={unit.name}>{unit.shortName}</td>
                  <td>{lightSentence(to)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <Button kind="quiet" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('trial.more', { count: trial.changed - items.length })}
        </Button>
      )}
    </section>
  );
}

function TrialNumbers({ trial: { projects, changed, moves } }: { trial: LightTrial }) {
  const t = useTexts(lightRuleTexts);
  const words = useTexts(shared);
  if (changed === 0) return <p>{t('trial.none', { count: projects })}</p>;
  return (
    <>
      <p>
        <b>{t('trial.changed', { count: changed, projects })}</b>
      </p>
      <ul className="trial-moves">
        {[...moves]
          .sort((a, b) => b.count - a.count)
          .map(({ from, to, count }) => (
            <li key={`${from} ${to}`}>
              <Light colour={from} size={16} decorative /> → <Light colour={to} size={16} decorative />
              <span>
                {t('trial.move', { from: words(`light.${from}`), to: words(`light.${to}`), count })}
              </span>
            </li>
          ))}
      </ul>
    </>
  );
}
