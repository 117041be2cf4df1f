import type { AnalysisHead, Answer, listProjectFacets } from '@duban/contracts';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '../../shared/components/button';
import { useTexts } from '../../shared/i18n/messages';
import { MeasureSelect } from '../../shared/measure';
import { CATEGORIES, LEVELS, SECTORS, YEAR_CLASSES } from '../../shared/project-words';
import { analysisTexts } from './messages';
import { useNames, type Named } from './names';
import { withParts } from '../../shared/address';
import { FILTERS, LIGHTS, type Dimension, type FilterKey, type State } from './query';

type Facets = Answer<typeof listProjectFacets>;
type Option = { value: string; label: string };
const DIMENSION: Record<Exclude<FilterKey, 'light'>, Dimension> = {
  unitId: 'unit',
  township: 'township',
  sector: 'sector',
  industry: 'industry',
  category: 'category',
  yearClass: 'yearClass',
  level: 'level',
  leader: 'leader',
};

/** The values each filter offers, in words. */
export function useOptions(facets: Facets | undefined): Record<FilterKey, Option[]> {
  const t = useTexts(analysisTexts);
  const nameOf = useNames();
  const options = (key: Exclude<FilterKey, 'light'>, values: Named[]) =>
    values.map((value) => ({ value: value.key, label: nameOf(DIMENSION[key], value) }));
  const of = (list: Facets['units'] | undefined): Named[] =>
    (list ?? []).map(({ value, name }) => ({ key: value, name }));
  const codes = (list: readonly string[]): Named[] => list.map((key) => ({ key, name: null }));
  return {
    unitId: options('unitId', of(facets?.units)),
    township: options('township', of(facets?.townships)),
    sector: options('sector', codes(SECTORS)),
    industry: options('industry', of(facets?.industries)),
    category: options('category', codes(CATEGORIES)),
    yearClass: options('yearClass', codes(YEAR_CLASSES)),
    level: options('level', codes(LEVELS)),
    leader: options('leader', of(facets?.leaders)),
    light: LIGHTS.map((light) => ({ value: light, label: t(`light.${light}`) })),
  };
}

/** What the page is narrowed to, as one line. */
export function useSaid(state: State, options: Record<FilterKey, Option[]>): string {
  const t = useTexts(analysisTexts);
  const said = FILTERS.flatMap((key) => {
    const value = state.filters[key];
    if (value === undefined) return [];
    const name = options[key].find((option) => option.value === value)?.label ?? value;
    return [t('filterSaid', { name: t(`filter.${key}`), value: name })];
  });
  return said.length > 0 ? said.join(' · ') : t('allProjects');
}

type BarProps = { state: State; options: Record<FilterKey, Option[]>; head: AnalysisHead | undefined };

/** Filters for all views; they stand in the address. */
export function FilterBar({ state, options, head }: BarProps) {
  const t = useTexts(analysisTexts);
  const [, setParams] = useSearchParams();
  const change = (parts: Record<string, string | null>) =>
    setParams((old) => withParts(old, parts), { replace: true, preventScrollReset: true });
  const [opened, setOpened] = useState(false);
  const clear = Object.fromEntries(FILTERS.map((key) => [key, null]));
  return (
    <div
      className={`analysis-filters${opened ? ' analysis-opened' : ''}`}
      role="search"
      aria-label={t('filters')}
    >
      <PeriodSelect state={state} head={head} onChange={(period) => change({ period })} />
      <MeasureSelect />
      {FILTERS.map((key) => {
        const value = state.filters[key] ?? '';
        const known = options[key].some((option) => option.value === value);
        return (
          <select
            key={key}
            className={`input filters-select ${value ? 'filters-on' : 'analysis-further'}`}
            aria-label={t(`filter.${key}`)}
            value={value}
            onChange={(event) => change({ [key]: event.target.value })}
          >
            <option value="">{t(`any.${key}`)}</option>
            {value && !known && <option value={value}>{t(`filter.${key}`)}</option>}
            {options[key].map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        );
      })}
      <Button
        kind="quiet"
        className="analysis-toggle"
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {t(opened ? 'fewer' : 'further')}
      </Button>
      {Object.keys(state.filters).length > 0 && (
        <Button kind="quiet" onClick={() => change(clear)}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}

type PeriodProps = {
  state: State;
  head: AnalysisHead | undefined;
  onChange: (period: string | null) => void;
};
/** As of which month: the last closed one, or any before it. */
function PeriodSelect({ state, head, onChange }: PeriodProps) {
  const t = useTexts(analysisTexts);
  const closed = head?.closed ?? '';
  const months = (head?.years ?? []).flatMap((year) =>
    Array.from({ length: 12 }, (_, i) => `${year}-${String(12 - i).padStart(2, '0')}`),
  );
  const shown = months.filter((month) => month <= closed);
  const value = state.period && state.period < closed ? state.period : closed;
  return (
    <select
      className={`input filters-select${value < closed ? ' filters-on' : ''}`}
      aria-label={t('period')}
      value={value}
      onChange={(event) => onChange(event.target.value === closed ? null : event.target.value)}
    >
      {(shown.includes(value) ? shown : [value, ...shown]).map((month) => (
        <option key={month} value={month}>
          {month && t('periodOption', { year: month.slice(0, 4), month: Number(month.slice(5)) })}
        </option>
      ))}
    </select>
  );
}
