import { type Answer, listPoints } from '@duban/contracts';
import { ChevronLeft } from 'lucide-react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Panel } from '../../../shared/components/panel';
import { Empty, Fetched } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { useSession } from '../../../shared/session';
import { pointsTexts } from './points-messages';
import '../../../shared/design/table.css';
import './points.css';

type Points = Answer<typeof listPoints>;
type Unit = Points['units'][number];

/** Since when there may be cards at all. */
const YEARS = 5;

/** 记分台账: what the cards of a year count, by unit; places and departments are not compared with each other. */
export function PointsPage() {
  const t = useTexts(pointsTexts);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const present = Number(useSession().today.day.slice(0, 4));
  const asked = Number(params.get('year'));
  const year = asked >= 2000 && asked <= 2100 ? asked : present;
  const query = useFetched(listPoints, { query: { year } }, { shows: [{ type: 'card' }] });
  const years = [...new Set([year, ...Array.from({ length: YEARS }, (_, i) => present - i)])].sort(
    (a, b) => b - a,
  );
  return (
    <div className="page points">
      <PageHead title={t('title')} scope={t('year.of', { year })}>
        <Link className="points-back" to="/cards">
          <ChevronLeft size={18} strokeWidth={1.7} aria-hidden="true" />
          <span>{t('back')}</span>
        </Link>
      </PageHead>
      <p className="points-year">
        <select
          className="input"
          aria-label={t('year')}
          value={year}
          onChange={(event) => void navigate(`?year=${event.target.value}`, { replace: true })}
        >
          {years.map((each) => (
            <option key={each} value={each}>
              {t('year.of', { year: each })}
            </option>
          ))}
        </select>
      </p>
      <Fetched query={query} what={t('what')} lines={6}>
        {(data) => <PointsView data={data} />}
      </Fetched>
    </div>
  );
}

export function PointsView({ data }: { data: Points }) {
  const t = useTexts(pointsTexts);
  const { year, units, yellow, red } = data;
  const places = units.filter(({ kind }) => kind !== 'department' && kind !== 'county');
  const departments = units.filter((unit) => !places.includes(unit));
  if (units.length === 0)
    return (
      <section className="panel">
        <Empty title={t('empty.title', { year })}>{t('empty.text')}</Empty>
      </section>
    );
  return (
    <>
      <p className="points-sum">
        <b>{t('sum', { count: sumOf(units), year, yellow, red })}</b> <span>{t('basis')}</span>
      </p>
      <div className="points-groups">
        {places.length > 0 && <Group name={t('group.places')} units={places} />}
        {departments.length > 0 && <Group name={t('group.departments')} units={departments} />}
      </div>
    </>
  );
}

const sumOf = (units: readonly Unit[]) => units.reduce((sum, { points }) => sum + points, 0);

function Group({ name, units }: { name: string; units: readonly Unit[] }) {
  const t = useTexts(pointsTexts);
  return (
    <Panel title={name} finding={t('group.finding', { count: units.length, points: sumOf(units) })} flush>
      <table className="table points-table">
        <thead>
          <tr>
            <th scope="col">{t('col.unit')}</th>
            {(['points', 'yellow', 'red', 'appeal'] as const).map((column) => (
              <th key={column} scope="col" className="num">
                {t(`col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map(({ unit, points, yellow, red, underAppeal }) => (
            <tr key={unit.id}>
              <th scope="row">
                <Link to={`/cards?view=all&unitId=${unit.id}`} title={unit.name} data-row>
                  {unit.shortName}
                </Link>
              </th>
              <td className="num points-most">{points}</td>
              <td className="num">{yellow || '—'}</td>
              <td className="num">{red || '—'}</td>
              <td className="num">{underAppeal || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
