import { type Answer, getComplaintFigures } from '@duban/contracts';
import { SMALL_GROUP } from '@duban/domain';
import { Link, useSearchParams } from 'react-router';
import { NotFound } from '../../../shared/components/not-found';
import { Panel } from '../../../shared/components/panel';
import { Segments } from '../../../shared/components/segments';
import { Empty, Fetched } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { useCan } from '../../../shared/session';
import { BackLink } from '../back-link';
import { withPart, withParts } from '../../../shared/address';
import { figuresTexts } from './figures-messages';
import { type Rate, rateOf } from './rate-of';
import '../../../shared/design/table.css';
import './figures.css';

type Figures = Answer<typeof getComplaintFigures>;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const day = (value: string | null) => (value && DAY.test(value) ? value : undefined);

/** Of each unit: in time, satisfied, not rated, withdrawn. Units only, by name, and no rates of small numbers. */
export function FiguresPage() {
  const t = useTexts(figuresTexts);
  const mayRead = useCan('complaint:figures');
  const [params, setParams] = useSearchParams();
  const by = params.get('by') === 'complained-of' ? 'complained-of' : 'handling';
  const from = day(params.get('from'));
  const to = day(params.get('to'));
  const query = useFetched(
    getComplaintFigures,
    { query: { by, from, to } },
    { shows: [{ type: 'complaint' }, { type: 'clock' }], enabled: mayRead },
  );
  if (!mayRead) return <NotFound />;
  const set = (key: string, value: string) =>
    setParams(withParts(params, { [key]: value }), { replace: true });
  return (
    <div className="page cfig">
      <PageHead title={t('title')}>
        <BackLink>{t('back')}</BackLink>
      </PageHead>
      <Fetched query={query} what={t('what')} lines={8}>
        {(figures) => (
          <Panel
            title={t('title')}
            finding={t('finding', { count: figures.items.length })}
            asOf={t('callBacks', figures.callBacks)}
            flush
          >
            <div className="cfig-tools">
              <Segments
                label={t('by')}
                current={by}
                items={(['handling', 'complained-of'] as const).map((one) => ({
                  key: one,
                  label: t(`by.${one}`),
                  to: withPart(params, 'by', one === 'handling' ? null : one),
                }))}
              />
              {(['from', 'to'] as const).map((key) => (
                <label key={key}>
                  {t(key)}{' '}
                  <input
                    className="input"
                    type="date"
                    value={params.get(key) ?? ''}
                    onChange={(event) => set(key, event.target.value)}
                  />
                </label>
              ))}
            </div>
            {figures.items.length === 0 ? (
              <Empty title={t('empty')}>{t('emptyText')}</Empty>
            ) : (
              <FiguresTable figures={figures} by={by} />
            )}
            <p className="cfig-note">{t('note', { count: SMALL_GROUP })}</p>
          </Panel>
        )}
      </Fetched>
    </div>
  );
}

function FiguresTable({ figures, by }: { figures: Figures; by: 'handling' | 'complained-of' }) {
  const t = useTexts(figuresTexts);
  const list = (unitId: string, more = '') =>
    `/complaints?view=all&unitId=${unitId}${by === 'complained-of' ? '&unitAs=complained-of' : ''}${more}`;
  return (
    <div className="cfig-scroll">
      <table className="table cfig-table">
        <thead>
          <tr>
            <th scope="col">{t('unit')}</th>
            <th scope="col" className="num">
              {t('all')}
            </th>
            <th scope="col" className="num">
              {t('inTime')}
            </th>
            <th scope="col" className="num">
              {t('satisfied')}
            </th>
            <th scope="col" className="num" title={t('unratedHelp')}>
              {t('unrated')}
            </th>
            <th scope="col" className="num">
              {t('withdrawn')}
            </th>
            <th scope="col" className="num">
              {t('reworked')}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.items.map((row) => (
            <tr key={row.unit.id}>
              <th scope="row" title={row.unit.name}>
                <Link to={list(row.unit.id)}>{row.unit.shortName}</Link>
              </th>
              <td className="num">{row.all}</td>
              <Cell rate={rateOf(row.answeredInTime, row.answerDue, row.inTimeBp, row.inTimeSmall)} />
              <Cell
                rate={rateOf(row.satisfied, row.rated, row.satisfiedBp, row.satisfiedSmall)}
                more={row.told > 0 ? t('told', { count: row.told }) : undefined}
              />
              <td className="num">
                {row.unrated > 0 ? (
                  <Link to={list(row.unit.id, '&stage=unrated')}>{row.unrated}</Link>
                ) : (
                  row.unrated
                )}
              </td>
              <Cell rate={rateOf(row.withdrawn, row.all, row.withdrawnBp, row.withdrawnSmall)} />
              <td className="num">{row.reworked}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ rate, more }: { rate: Rate; more?: string | undefined }) {
  const t = useTexts(figuresTexts);
  if (rate.kind === 'nothing')
    return (
      <td className="num faint">
        <span aria-label={t('nothing')}>—</span>
      </td>
    );
  return (
    <td className="num">
      {rate.kind === 'rate' ? <b>{rate.text}</b> : <small className="faint">{t('small')}</small>}{' '}
      <small className="faint">
        {t('of', { num: rate.num, den: rate.den })} {more}
      </small>
    </td>
  );
}
