import { useNavigate, useSearchParams } from 'react-router';
import { FilterChip, ListFilter } from '../../shared/components/list-filter';
import { NotFound } from '../../shared/components/not-found';
import { Segments } from '../../shared/components/segments';
import { ErrorState, Loading } from '../../shared/components/states';
import { CausesPanel } from '../../shared/findings/causes-panel';
import { checkWord, findingState } from '../../shared/finding-words';
import { useTexts } from '../../shared/i18n/messages';
import { PageHead } from '../../shared/page-head';
import { useCan } from '../../shared/session';
import { withPart } from '../../shared/address';
import { readFilter, STATES } from './filter';
import { FindingsViews } from './findings-views';
import { FindingTable } from './finding-table';
import { findingsPageTexts } from './messages';
import { useFindings } from './use-findings';
import '../../shared/components/panel.css';
import '../../shared/findings/findings.css';
import './findings-page.css';

/** 核查: what the checks found, with filters in the address; and one cause that holds up many projects. */
export function FindingsPage() {
  const t = useTexts(findingsPageTexts);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const mayRead = useCan('finding:read');
  const filter = readFilter(params);
  const query = useFindings(filter, mayRead);
  if (!mayRead) return <NotFound />;
  const first = query.data?.pages[0];
  const select = (
    key: 'check' | 'unitId' | 'period',
    names: { label: string; any: string },
    options: { value: string; name: string }[],
  ) => {
    const value = filter[key] ?? '';
    return (
      <select
        className="input"
        aria-label={names.label}
        value={value}
        onChange={(event) => void navigate(withPart(params, key, event.target.value), { replace: true })}
      >
        <option value="">{names.any}</option>
        {value && !options.some((option) => option.value === value) && (
          <option value={value}>{key === 'check' ? checkWord(value) : key === 'period' ? value : '…'}</option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    );
  };
  const counted = (name: string, count: number) => t('option.count', { name, count });
  return (
    <div className="page findings">
      <PageHead title={t('title')} scope={first && t('scope', { count: first.total })} />
      <FindingsViews current="findings" />
      <CausesPanel />
      <section className="panel">
        <Segments
          label={t('states')}
          current={filter.state}
          items={STATES.map((state) => ({
            key: state,
            label: state === 'all' ? t('state.all') : findingState(state),
            to: withPart(params, 'state', state === 'open' ? null : state),
          }))}
        />
        <ListFilter>
          {select(
            'check',
            { label: t('filter.check'), any: t('filter.anyCheck') },
            (first?.checks ?? []).map(({ check, count }) => ({
              value: check,
              name: counted(checkWord(check), count),
            })),
          )}
          {select(
            'unitId',
            { label: t('filter.unit'), any: t('filter.anyUnit') },
            (first?.units ?? []).map(({ unit, count }) => ({
              value: unit.id,
              name: counted(unit.shortName, count),
            })),
          )}
          {select(
            'period',
            { label: t('filter.period'), any: t('filter.anyPeriod') },
            (first?.periods ?? []).map((period) => ({ value: period, name: period })),
          )}
          {filter.projectId && (
            <FilterChip
              text={first?.items[0]?.project.name ?? t('filter.project')}
              label={t('filter.clear', { what: t('filter.project') })}
              clears={['projectId']}
            />
          )}
        </ListFilter>
        {query.data ? (
          <FindingTable query={query} pages={query.data.pages} state={filter.state} />
        ) : query.error ? (
          <ErrorState error={query.error} what={t('what')} onRetry={() => void query.refetch()} />
        ) : (
          <Loading what={t('what')} lines={8} />
        )}
      </section>
    </div>
  );
}
