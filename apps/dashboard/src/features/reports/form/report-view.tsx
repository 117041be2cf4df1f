import type { ReportForm } from '@duban/contracts';
import { Button } from '../../../shared/components/button';
import { Light } from '../../../shared/components/light';
import { Empty } from '../../../shared/components/states';
import { formatDay, formatMoment, formatMonth, wanText } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { CATEGORIES, STEPS } from '../dictionaries';
import { reportsTexts } from '../messages';
import { ReviewPanel } from '../review/review-panel';
import { reviewTexts } from '../review/review-messages';
import { wanRead } from './amount';
import { formTexts } from './form-messages';
import { PhotosFiled } from './photos-filed';
import { RaiseProblem } from './raise-problem';
import { LightSaid } from './light-preview';
import { YearBars } from './year-bars';

/** What was filed, for reading. */
export function ReportView({ form, onCorrect }: { form: ReportForm; onCorrect?: () => void }) {
  const t = useTexts(formTexts);
  const words = useTexts(reportsTexts);
  const said = useTexts(reviewTexts);
  const lang = useLang();
  const month = formatMonth(form.period, lang);
  const { submitted, draft, photos = [] } = form;
  if (!submitted)
    return (
      <section className="panel">
        <Empty title={t('view.none', { month })}>
          {t('view.noneHelp', { date: formatDay(form.dueDay, lang) })}
        </Empty>
      </section>
    );
  const read = (fen: string) => (lang === 'zh' ? `${wanRead(fen)} 万元` : wanText(fen, lang));
  const money = (fen: string | null) =>
    fen === null ? <span className="faint">{t('view.empty')}</span> : read(fen);
  const step = STEPS.find(({ value }) => value === draft.progressStep);
  const kind = (value: string) => {
    const known = CATEGORIES.find((category) => category.value === value);
    return known ? words(`category.${known.key}`) : value;
  };
  const rows: [string, React.ReactNode][] = [
    [t('row.month'), money(submitted.monthFen)],
    ...(submitted.published
      ? [
          [
            said('published'),
            <span key="published">
              {said('publishedFigures', {
                month: read(submitted.published.monthFen ?? '0'),
                year: read(submitted.published.yearFen ?? '0'),
                total: read(submitted.published.totalFen ?? '0'),
              })}{' '}
              <small className="faint">
                {said(submitted.published.version === submitted.version ? 'publishedSums' : 'publishedNote', {
                  day: formatMoment(submitted.published.at, lang),
                  n: submitted.published.version,
                })}
              </small>
            </span>,
          ] as [string, React.ReactNode],
        ]
      : []),
    [t('col.sums'), `${read(submitted.yearFen ?? '0')} / ${read(submitted.totalFen ?? '0')}`],
    [t('row.funds'), money(draft.fundsFen)],
    [
      t('progress'),
      [
        step ? words(`step.${step.key}`) : draft.progressStep,
        submitted.physicalBp === null ? null : `${submitted.physicalBp / 100}%`,
      ]
        .filter(Boolean)
        .join(' · ') || '—',
    ],
    [t('text'), submitted.progressText || '—'],
    ...(draft.noProgressReason ? [[t('noProgressReason'), draft.noProgressReason] as [string, string]] : []),
    [
      t('problems'),
      submitted.problems.length === 0
        ? t('noProblems')
        : submitted.problems.map((problem, i) => (
            <span key={i} className="report-view-problem">
              <span className="tag">{kind(problem.category)}</span>{' '}
              {problem.urgency && problem.urgency !== 'normal' && (
                <b className="report-urgent">{t(`urgency.${problem.urgency}`)}</b>
              )}{' '}
              {problem.text}
              {problem.wantedUnit && (
                <small className="muted"> {t('wants', { unit: problem.wantedUnit })}</small>
              )}{' '}
              <RaiseProblem form={form} at={i} />
            </span>
          )),
    ],
    ...(submitted.ownLight
      ? [[t('ownRow'), <Light key="own" colour={submitted.ownLight} word />] as [string, React.ReactNode]]
      : []),
    [t('nextPlan'), money(draft.nextPlanFen)],
    [t('nextText'), draft.nextPlanText || '—'],
    ...(photos.length > 0
      ? [[t('photos'), <PhotosFiled key="photos" photos={photos} />] as [string, React.ReactNode]]
      : []),
  ];
  return (
    <div className="report-read">
      <section className="panel">
        <header className="panel-head">
          <h2>{t('view.title')}</h2>
          <p className="panel-finding">
            {submitted.late ? t('done.late', { date: formatDay(form.dueDay, lang) }) : t('done.inTime')}
            {submitted.submittedAt &&
              ` · ${t('done.version', {
                n: submitted.version,
                moment: formatMoment(submitted.submittedAt, lang),
                by: submitted.submittedBy ?? '',
              })}`}
          </p>
          {onCorrect && (
            <span className="panel-asof">
              <Button onClick={onCorrect}>{t('done.correct')}</Button>
            </span>
          )}
        </header>
        <dl className="report-list">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <aside className="panel report-aside">
        <ReviewPanel form={form} />
        {submitted.light && (
          <section className="report-side">
            <LightSaid light={submitted.light} />
          </section>
        )}
        <YearBars form={form} monthFen={BigInt(submitted.monthFen ?? '0')} />
      </aside>
    </div>
  );
}
