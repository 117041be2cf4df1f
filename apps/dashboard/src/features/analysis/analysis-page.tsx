import {
  getAnalysisCurve,
  getAnalysisHeat,
  getAnalysisReplans,
  getAnalysisScatter,
  getAnalysisTable,
  listProjectFacets,
} from '@duban/contracts';
import { useSearchParams } from 'react-router';
import { Button } from '../../shared/components/button';
import { NotFound } from '../../shared/components/not-found';
import { Segments } from '../../shared/components/segments';
import { Empty, Fetched } from '../../shared/components/states';
import { formatDay, formatNumber } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { PageHead } from '../../shared/page-head';
import { useFetched, type Shows } from '../../shared/query';
import { useCan } from '../../shared/session';
import { CurveView } from './curve-view';
import { FilterBar, useOptions, useSaid } from './filter-bar';
import { HeatView } from './heat-view';
import { analysisTexts } from './messages';
import { withParts } from '../../shared/address';
import { askedOf, FILTERS, groupOf, readState, VIEWS, type State } from './query';
import { ReplansView } from './replans-view';
import { ScatterView } from './scatter-view';
import { TableView } from './table-view';
import '../../shared/design/table.css';
import './analysis.css';

const shows: Shows[] = [{ type: 'project' }, { type: 'report' }, { type: 'clock' }];

/** 分析: what the county has planned and done, from every side; the whole state of the page is its address. */
export function AnalysisPage() {
  const t = useTexts(analysisTexts);
  const lang = useLang();
  const mayRead = useCan('board:read');
  const [params, setParams] = useSearchParams();
  const state = readState(params);
  const enabled = mayRead;
  const facets = useFetched(listProjectFacets, {}, { shows, enabled });
  const options = useOptions(facets.data);
  const said = useSaid(state, options);
  // the table tells of how many projects every view is, and of which month
  const query = { ...(askedOf(state) as object), by: state.view === 'table' ? state.by : ('unit' as const) };
  const table = useFetched(getAnalysisTable, { query }, { shows, enabled });
  if (!mayRead) return <NotFound />;
  const change = (parts: Record<string, string | null>) =>
    setParams((old) => withParts(old, parts), { replace: true, preventScrollReset: true });
  const head = table.data;
  return (
    <div className="page analysis">
      <PageHead
        title={t('title')}
        scope={
          head &&
          t('scope', {
            count: formatNumber(head.whole.projects),
            day: formatDay(head.periodEnd, lang),
          })
        }
      />
      <section className="panel analysis-top" aria-label={t('filters')}>
        <Segments
          label={t('views')}
          current={state.view}
          items={VIEWS.map((view) => ({
            key: view,
            label: t(`view.${view}`),
            to: `?${withParts(params, { view: view === 'table' ? null : view }).toString()}`,
          }))}
        />
        <FilterBar state={state} options={options} head={head} />
      </section>
      <Fetched query={table} what={t('title')} lines={8}>
        {(answer) =>
          answer.whole.projects === 0 && answer.otherCurrencies === 0 ? (
            <section className="panel">
              <Empty title={t('empty')}>
                <p>{t('emptyHelp')}</p>
                {Object.keys(state.filters).length > 0 && (
                  <Button onClick={() => change(Object.fromEntries(FILTERS.map((key) => [key, null])))}>
                    {t('clear')}
                  </Button>
                )}
              </Empty>
            </section>
          ) : (
            <div className={table.isPlaceholderData ? 'analysis-old' : undefined}>
              {state.view === 'table' ? (
                <TableView state={state} said={said} answer={answer} onBy={(by) => change({ by })} />
              ) : (
                <OtherView state={state} said={said} change={change} />
              )}
            </div>
          )
        }
      </Fetched>
    </div>
  );
}

type OtherProps = { state: State; said: string; change: (parts: Record<string, string | null>) => void };
function OtherView({ state, said, change }: OtherProps) {
  const props = { state, said };
  switch (state.view) {
    case 'curve':
      return <CurveOf {...props} />;
    case 'heat':
      return <HeatOf {...props} change={change} />;
    case 'replans':
      return <ReplansOf {...props} change={change} />;
    default:
      return <ScatterOf {...props} />;
  }
}

const CurveOf = ({ state, said }: Omit<OtherProps, 'change'>) => {
  const t = useTexts(analysisTexts);
  const query = useFetched(getAnalysisCurve, { query: askedOf(state) }, { shows });
  return (
    <Fetched query={query} what={t('view.curve')} lines={8}>
      {(answer) => <CurveView state={state} said={said} answer={answer} />}
    </Fetched>
  );
};

const HeatOf = ({ state, said, change }: OtherProps) => {
  const t = useTexts(analysisTexts);
  const asked = { ...(askedOf(state) as object), by: groupOf(state.by) };
  const query = useFetched(getAnalysisHeat, { query: asked }, { shows });
  return (
    <Fetched query={query} what={t('view.heat')} lines={8}>
      {(answer) => <HeatView state={state} said={said} answer={answer} onBy={(by) => change({ by })} />}
    </Fetched>
  );
};

const ReplansOf = ({ state, said, change }: OtherProps) => {
  const t = useTexts(analysisTexts);
  const asked = { ...(askedOf(state) as object), by: state.steps };
  const query = useFetched(getAnalysisReplans, { query: asked }, { shows });
  return (
    <Fetched query={query} what={t('view.replans')} lines={8}>
      {(answer) => (
        <ReplansView
          state={state}
          said={said}
          answer={answer}
          onSteps={(steps) => change({ steps: steps === 'reason' ? null : steps })}
        />
      )}
    </Fetched>
  );
};

const ScatterOf = ({ state, said }: Omit<OtherProps, 'change'>) => {
  const t = useTexts(analysisTexts);
  const query = useFetched(getAnalysisScatter, { query: askedOf(state) }, { shows });
  return (
    <Fetched query={query} what={t('view.scatter')} lines={8}>
      {(answer) => <ScatterView state={state} said={said} answer={answer} />}
    </Fetched>
  );
};
