import type { ReportLine } from '@duban/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../../shared/components/button';
import { Light } from '../../../shared/components/light';
import { LightWhy } from '../../../shared/components/light-why';
import { Panel } from '../../../shared/components/panel';
import { Empty } from '../../../shared/components/states';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { yearFigure } from '../figures';
import { projectWords } from '../../../shared/project-words';
import { detailTexts } from './detail-messages';

type ReportsPanelProps = { projectId: string; reports: readonly ReportLine[] };
const FIRST = 12;

export function ReportsPanel({ projectId, reports }: ReportsPanelProps) {
  const t = useTexts(detailTexts);
  const words = useTexts(projectWords);
  const lang = useLang();
  const { today } = useSession();
  const [all, setAll] = useState(false);
  const shown = all ? reports : reports.slice(0, FIRST);
  const money = (fen: string | null) => (fen === null ? '—' : yearFigure(fen, lang));
  return (
    <Panel
      title={t('reports')}
      finding={reports.length > 0 && t('reports.finding', { count: reports.length })}
      flush
    >
      {reports.length === 0 ? (
        <Empty title={t('reports.empty')}>{t('reports.emptyHelp')}</Empty>
      ) : (
        <div className="project-scroll">
          <table className="table project-reports">
            <thead>
              <tr>
                <th scope="col">{t('reports.period')}</th>
                <th scope="col">{t('reports.light')}</th>
                <th scope="col" className="num">
                  {t('reports.month')}
                </th>
                <th scope="col" className="num">
                  {t('reports.year')}
                </th>
                <th scope="col" className="num">
                  {t('reports.physical')}
                </th>
                <th scope="col">{t('reports.text')}</th>
                <th scope="col">{t('reports.problems')}</th>
                <th scope="col">{t('reports.at')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((report) => (
                <tr key={report.period}>
                  <th scope="row">
                    <Link to={`/reports/${projectId}/${report.period}`}>{report.period}</Link>
                  </th>
                  <td className="project-nowrap">
                    {report.light ? <LightWhy light={report.light} /> : '—'}
                    {report.ownLight && (
                      <small title={t('reports.own')}>
                        {' '}
                        {t('reports.ownShort')} <Light colour={report.ownLight} size={12} />
                      </small>
                    )}
                  </td>
                  <td className="num">{money(report.monthFen)}</td>
                  <td className="num">{money(report.yearFen)}</td>
                  <td className="num">{report.physicalBp === null ? '—' : `${report.physicalBp / 100}%`}</td>
                  <td className="project-text">
                    <span className="ellipsis" tabIndex={report.progressText ? 0 : undefined}>
                      {report.progressText || '—'}
                    </span>
                  </td>
                  <td title={report.problems.map(({ category, text }) => `${category}：${text}`).join('\n')}>
                    {report.problems.length > 0 ? t('reports.count', { count: report.problems.length }) : '—'}
                  </td>
                  <td
                    className="project-nowrap"
                    title={t('reports.asOf', {
                      day: report.asOf,
                      basis: words(`counting.${report.basis}`),
                    })}
                  >
                    {report.submittedAt ? formatMoment(report.submittedAt, lang, today.day) : '—'}{' '}
                    {report.late && <span className="tag project-late">{t('reports.late')}</span>}{' '}
                    {report.version > 1 && (
                      <span className="tag">{t('reports.version', { n: report.version })}</span>
                    )}{' '}
                    {report.basis === 'payment' && <span className="tag">{words('counting.payment')}</span>}{' '}
                    {report.kind === 'observation' && <span className="tag">{t('reports.observation')}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {reports.length > shown.length && (
            <Button kind="quiet" onClick={() => setAll(true)}>
              {t('reports.more', { count: reports.length })}
            </Button>
          )}
        </div>
      )}
    </Panel>
  );
}
