import type { Answer, listProjectFacets } from '@duban/contracts';
import { industryName } from '@duban/domain';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Button } from '../../../shared/components/button';
import { Segments } from '../../../shared/components/segments';
import { formatNumber } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { MeasureSelect } from '../../../shared/measure';
import { CATEGORIES, LEVELS, projectWords, YEAR_CLASSES } from '../../../shared/project-words';
import { wordTexts } from '../../../shared/words';
import { projectsTexts } from '../messages';
import { type FilterKey, isFiltered, LIGHTS, type readQuery, SORTS, withChange } from './list-query';
import { SearchField } from './search-field';

type Facets = Answer<typeof listProjectFacets>;
type Option = { value: string; label: string; count?: number };
type FilterBarProps = { query: ReturnType<typeof readQuery>; facets?: Facets };

export function FilterBar({ query, facets }: FilterBarProps) {
  const t = useTexts(projectsTexts);
  const words = useTexts(projectWords);
  const names = useTexts(wordTexts);
  const lang = useLang();
  const [params, setParams] = useSearchParams();
  const change = (key: FilterKey, value: string | null) =>
    setParams((old) => withChange(old, key, value), { replace: true, preventScrollReset: true });

  const counted = (
    list: Facets['units'] | undefined,
    name: (value: string, name: string | null) => string,
  ): Option[] =>
    (list ?? []).map((facet) => ({
      value: facet.value,
      label: name(facet.value, facet.name),
      count: facet.count,
    }));
  const named = (value: string, name: string | null) => name ?? value;
  const yesNo = (key: 'large' | 'left' | 'registered' | 'governmentFunded'): Option[] =>
    (['true', 'false'] as const).map((value) => ({ value, label: t(`${key}.${value}`) }));
  const usual: { key: SelectKey; options: Option[] }[] = [
    { key: 'unitId', options: counted(facets?.units, named) },
    { key: 'township', options: counted(facets?.townships, named) },
    {
      key: 'sector',
      options: counted(facets?.sectors, (value) => names(`sector.${value}` as 'sector.other')),
    },
    { key: 'stage', options: counted(facets?.stages, (value) => words(`stage.${value}` as 'stage.ended')) },
    {
      key: 'yearClass',
      options: YEAR_CLASSES.map((value) => ({ value, label: words(`yearClass.${value}`) })),
    },
    { key: 'large', options: yesNo('large') },
  ];
  const further: { key: SelectKey; options: Option[] }[] = [
    {
      key: 'category',
      options: CATEGORIES.map((value) => ({ value, label: words(`category.${value}`) })),
    },
    { key: 'level', options: LEVELS.map((value) => ({ value, label: words(`level.${value}`) })) },
    { key: 'label', options: counted(facets?.labels, named) },
    {
      key: 'industry',
      options: counted(facets?.industries, (value) => `${value} ${industryName(value)?.[lang] ?? ''}`),
    },
    { key: 'regulatorId', options: counted(facets?.regulators, named) },
    { key: 'leader', options: counted(facets?.leaders, named) },
    { key: 'registered', options: yesNo('registered') },
    { key: 'governmentFunded', options: yesNo('governmentFunded') },
    {
      key: 'filing',
      options: (['owed', 'filed'] as const).map((value) => ({ value, label: t(`filing.${value}`) })),
    },
    { key: 'left', options: yesNo('left') },
  ];
  const [opened, setOpened] = useState(false);
  // what narrows the list is never hidden
  const shown = [...usual, ...further.filter(({ key }) => opened || query[key] !== undefined)];
  const count = (light: string) => facets?.lights.find((facet) => facet.value === light)?.count ?? 0;
  const all = facets?.lights.reduce((sum, facet) => sum + facet.count, 0);
  const to = (light: string | null) => `?${withChange(params, 'light', light).toString()}`;

  return (
    <div className="filters" role="search">
      <div className="filters-line">
        <Segments
          label={t('views')}
          current={query.light ?? 'all'}
          items={[
            { key: 'all', label: t('all'), count: all, to: to(null) },
            ...LIGHTS.map((light) => ({
              key: light,
              label: t(`light.${light}`),
              count: facets && count(light),
              to: to(light),
            })),
          ]}
        />
        <SearchField value={query.q ?? ''} onRest={(value) => change('q', value)} />
      </div>
      <div className="filters-line">
        {shown.map(({ key, options }) => (
          <Select
            key={key}
            label={t(`label.${key}`)}
            any={t(`any.${key}`)}
            value={query[key] ?? ''}
            options={options}
            onChange={(value) => change(key, value)}
          />
        ))}
        <Button kind="quiet" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {t(opened ? 'fewer' : 'further')}
        </Button>
        <span className="filters-gap" />
        <MeasureSelect />
        {isFiltered(query) && (
          <Link className="button button-quiet" to={query.sort ? `?sort=${query.sort}` : '?'}>
            {t('clear')}
          </Link>
        )}
        <label className="filters-sort">
          <span className="sr-only">{t('sort')}</span>
          <select
            className="input"
            value={query.sort ?? 'light'}
            onChange={(event) => change('sort', event.target.value === 'light' ? null : event.target.value)}
          >
            {SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {t('sortBy', { by: t(`sort.${sort}`) })}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}

type SelectKey = Exclude<FilterKey, 'q' | 'light' | 'sort' | 'measure'>;

/** Chosen filters stand out: what narrows the list must be seen. */
function Select(props: {
  label: string;
  any: string;
  value: string;
  options: Option[];
  onChange: (value: string) => void;
}) {
  const { label, any, value, options, onChange } = props;
  const known = options.some((option) => option.value === value);
  return (
    <select
      className={`input filters-select${value ? ' filters-on' : ''}`}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{any}</option>
      {value && !known && <option value={value}>{label}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
          {option.count !== undefined && ` ${formatNumber(option.count)}`}
        </option>
      ))}
    </select>
  );
}
