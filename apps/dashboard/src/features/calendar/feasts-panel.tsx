import type { CalendarYear } from '@duban/contracts';
import { Fragment } from 'react';
import { Panel } from '../../shared/components/panel';
import { Empty } from '../../shared/components/states';
import { formatDate, formatDay } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { calendarTexts } from './messages';
import { toFeasts } from './to-months';

/** 放假与调休: what each holiday takes and what is worked for it, and where that is written. */
export function FeastsPanel({ data }: { data: CalendarYear }) {
  const t = useTexts(calendarTexts);
  const lang = useLang();
  const feasts = toFeasts(data.days);
  const comma = lang === 'zh' ? '、' : ', ';
  const papers = data.source.split(/\s+/).filter(Boolean);
  return (
    <Panel title={t('feasts.title')} finding={t(data.status)}>
      {feasts.length === 0 && <Empty title={t('feasts.none')}>{t('feasts.noneHelp')}</Empty>}
      <dl className="feasts">
        {feasts.map(({ name, spans, worked }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {spans.map(({ first, last, days }, i) => (
                <Fragment key={first}>
                  {i > 0 && comma}
                  {days === 1 ? (
                    formatDate(first, lang)
                  ) : (
                    <>
                      {formatDay(first, lang)} – {formatDay(last, lang)}
                      <i>{t('feasts.days', { count: days })}</i>
                    </>
                  )}
                </Fragment>
              ))}
              {worked.length > 0 && (
                <span>
                  {t('feasts.worked', { days: worked.map((day) => formatDate(day, lang)).join(comma) })}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="feasts-source">
        <b>{t('source.title')}</b> {papers.length === 0 && t('source.none')}
        {papers.map((paper) =>
          /^https?:\/\//.test(paper) ? (
            <a key={paper} href={paper} target="_blank" rel="noreferrer">
              {paper}
            </a>
          ) : (
            <span key={paper}>{paper}</span>
          ),
        )}
      </p>
    </Panel>
  );
}
