import { type Answer, listLightGaps } from '@duban/contracts';
import { NotFound } from '../../shared/components/not-found';
import { Panel } from '../../shared/components/panel';
import { Empty, Fetched } from '../../shared/components/states';
import { formatMonth } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { PageHead } from '../../shared/page-head';
import { useFetched } from '../../shared/query';
import { useCan } from '../../shared/session';
import { FindingsViews } from './findings-views';
import { gapTexts } from './gap-messages';
import { heatOf, shareText, SMALL } from './to-gap';
import '../../shared/design/table.css';
import './findings-page.css';

type Gaps = Answer<typeof listLightGaps>;

/** 自评差距: unit × month, how many reports say better of themselves than the data do. The chart is a table. */
export function GapPage() {
  const t = useTexts(gapTexts);
  const mayRead = useCan('finding:read');
  const query = useFetched(listLightGaps, {}, { shows: [{ type: 'report' }], enabled: mayRead });
  if (!mayRead) return <NotFound />;
  return (
    <div className="page findings">
      <PageHead title={t('title')} scope={t('scope')} />
      <FindingsViews current="gap" />
      <Fetched query={query} what={t('title')} lines={8}>
        {(gaps) => <GapPanel gaps={gaps} />}
      </Fetched>
    </div>
  );
}

function GapPanel({ gaps: { periods, units } }: { gaps: Gaps }) {
  const t = useTexts(gapTexts);
  const lang = useLang();
  const [widest] = units;
  const finding = widest
    ? t('finding', { unit: widest.unit.shortName, better: widest.better, reports: widest.reports })
    : t('none');
  return (
    <Panel title={t('chart')} finding={finding} flush>
      {units.length === 0 ? (
        <Empty title={t('none')}>{t('noneHelp')}</Empty>
      ) : (
        <div className="findings-scroll">
          <table className="table gap-table">
            <caption className="sr-only">{finding}</caption>
            <thead>
              <tr>
                <th scope="col">{t('unit')}</th>
                {periods.map((period) => (
                  <th key={period} scope="col" className="num">
                    {formatMonth(period, lang)}
                  </th>
                ))}
                <th scope="col" className="num">
                  {t('sum')}
                </th>
              </tr>
            </thead>
            <tbody>
              {units.map(({ unit, cells, reports, better }) => (
                <tr key={unit.id}>
                  <th scope="row" title={unit.name}>
                    {unit.shortName}
                  </th>
                  {periods.map((period) => {
                    const cell = cells.find((one) => one.period === period);
                    return (
                      <td
                        key={period}
                        className={cell ? `num gap-${heatOf(cell)}` : 'num gap-missing'}
                        title={cell ? t('cell', cell) : t('missing')}
                      >
                        {cell ? (
                          `${cell.better}/${cell.reports}`
                        ) : (
                          <span className="sr-only">{t('missing')}</span>
                        )}
                      </td>
                    );
                  })}
                  <td className="num">{shareText({ reports, better })}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="gap-note">{t('note', { small: SMALL })}</p>
        </div>
      )}
    </Panel>
  );
}
