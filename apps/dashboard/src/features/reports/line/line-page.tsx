import { type Answer, getReportLine, type LineRow } from '@duban/contracts';
import { LINE_STATES, SMALL_GROUP } from '@duban/domain';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { withPart } from '../../../shared/address';
import { DownloadLink } from '../../../shared/components/download-link';
import { MonthChoice } from '../../../shared/components/month-choice';
import { NotFound } from '../../../shared/components/not-found';
import { Panel } from '../../../shared/components/panel';
import { Segments } from '../../../shared/components/segments';
import { Fetched } from '../../../shared/components/states';
import { formatDate, formatDay, formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { useCan, useSession } from '../../../shared/session';
import { ChaseBar } from './chase-bar';
import { lineTexts } from './line-messages';
import { LineTable } from './line-table';
import './line.css';

type Line = Answer<typeof getReportLine>;
type State = LineRow['state'] | 'all';

/** 亿元直报: who has filed the month, who has not, and what waits for review. The month and the state live in the address. */
export function LinePage() {
  const t = useTexts(lineTexts);
  const lang = useLang();
  const [params] = useSearchParams();
  const mayRead = useCan('line:read');
  const period = params.get('period') ?? undefined;
  const query = useFetched(
    getReportLine,
    { query: period ? { period } : {} },
    {
      shows: [{ type: 'report' }, { type: 'project' }, { type: 'clock' }, { type: 'calendar' }],
      enabled: mayRead,
    },
  );
  if (!mayRead) return <NotFound />;
  const { data } = query;
  return (
    <div className="page line">
      <PageHead
        title={t('title')}
        scope={data && t('scope', { month: formatMonth(data.period, lang), count: data.whole.filed.den })}
      >
        {data && (
          <DownloadLink href={`/api/exports/report-line?period=${data.period}&format=xlsx`}>
            {t('export')}
          </DownloadLink>
        )}
      </PageHead>
      <Fetched query={query} what={t('what')} lines={10}>
        {(line) => (
          <>
            <LineHead line={line} />
            <div className="line-body">
              <LineList key={line.period} line={line} />
              <UnitsPanel line={line} />
            </div>
          </>
        )}
      </Fetched>
    </div>
  );
}

const percent = ({ num, den }: { num: number; den: number }) =>
  den === 0 ? '—' : `${Math.round((1000 * num) / den) / 10}%`;

function LineHead({ line }: { line: Line }) {
  const t = useTexts(lineTexts);
  const lang = useLang();
  const { today } = useSession();
  const { whole, counts } = line;
  const tiles: [string, string, string][] = [
    [t('filed'), percent(whole.filed), t('ofAll', whole.filed)],
    [t('inTime'), percent(whole.inTime), t('ofAll', whole.inTime)],
    [
      t('missing'),
      String(counts.missing + counts.owed),
      t('ofAll', { num: counts.missing + counts.owed, den: whole.filed.den }),
    ],
    [
      t('toReview'),
      String(counts.unreviewed),
      line.reviewLate > 0 ? t('late', { count: line.reviewLate }) : '',
    ],
  ];
  return (
    <section className="panel line-head">
      <div className="line-month">
        <MonthChoice label={t('month')} period={line.period} periods={line.periods} />
        <p>
          {t(line.provisional ? 'dueProvisional' : 'due', { day: formatDate(line.dueDay, lang, today.day) })}
          {line.locked && <span className="tag">{t('locked')}</span>}
        </p>
      </div>
      <dl className="line-tiles">
        {tiles.map(([name, value, note]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
            <dd className="faint">{note}</dd>
          </div>
        ))}
      </dl>
      <ol className="line-steps" aria-label={t('steps')}>
        {line.steps.map(({ step, day, takenAt, timely, owing }) => (
          <li key={step} className={takenAt ? 'line-step-taken' : undefined}>
            <b>{t(`step.${step}`)}</b>
            <small>
              {takenAt === null
                ? t('planned', { day: formatDay(day, lang) })
                : timely
                  ? t('taken', { day: formatDay(day, lang), count: owing })
                  : t('skipped', { day: formatDay(day, lang) })}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function UnitsPanel({ line }: { line: Line }) {
  const t = useTexts(lineTexts);
  if (line.units.length === 0) return null;
  return (
    <Panel title={t('units')} asOf={t('unitsNote', { count: SMALL_GROUP })} flush className="line-units">
      <div className="line-scroll">
        <table className="table" aria-label={t('units')}>
          <thead>
            <tr>
              <th scope="col">{t('unit')}</th>
              <th scope="col" className="num">
                {t('inTime')}
              </th>
              <th scope="col" className="num">
                {t('filed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {line.units.map(({ unit, small, filed, inTime }) => (
              <tr key={unit.id}>
                <th scope="row" title={unit.name}>
                  {unit.shortName}
                </th>
                {[inTime, filed].map((tally, i) => (
                  <td key={i} className="num">
                    {!small && <b>{percent(tally)}</b>} <small className="faint">{t('ofAll', tally)}</small>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function LineList({ line }: { line: Line }) {
  const t = useTexts(lineTexts);
  const [params, setParams] = useSearchParams();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [word, setWord] = useState('');
  const state: State = LINE_STATES.find((one) => one === params.get('state')) ?? 'all';
  const mayChase = line.can.includes('line:chase');
  const missing = line.items.filter((row) => row.state === 'missing' || row.state === 'owed');
  const shown = line.items.filter(
    (row) =>
      (state === 'all' || row.state === state) &&
      (word === '' || row.projectName.includes(word) || row.unit.name.includes(word)),
  );
  const to = (next: State) => `/reports/line${withPart(params, 'state', next === 'all' ? null : next)}`;
  const states: State[] = ['all', ...LINE_STATES.filter((one) => line.counts[one] > 0 || one === state)];
  return (
    <section className="panel line-list">
      <Segments
        label={t('view')}
        current={state}
        items={states.map((one) => ({
          key: one,
          label: t(`state.${one}`),
          count: one === 'all' ? line.items.length : line.counts[one],
          to: to(one),
        }))}
      />
      <div className="line-tools">
        <input
          className="input"
          type="search"
          placeholder={t('search')}
          aria-label={t('search')}
          value={word}
          onChange={(event) => setWord(event.target.value.trim())}
        />
        {mayChase && missing.length > 0 && (
          <ChaseBar
            period={line.period}
            missing={missing}
            picked={picked}
            onDone={() => {
              setPicked(new Set());
              setParams(params, { replace: true });
            }}
          />
        )}
      </div>
      <LineTable rows={shown} period={line.period} {...(mayChase ? { picked, onPick: setPicked } : {})} />
    </section>
  );
}
