import type { MonthChanges } from '@duban/contracts';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../../shared/components/button';
import { formatDay } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { rowsOf } from './change-rows';
import { monthTexts } from './month-messages';
import { nameOf, noteOf } from './section-words';
import type { Section } from './to-sections';

/** So many are shown at first. */
const FEW = 6;

/** One part of the month's changes with its names, each a way to what changed. */
export function ChangePanel({ changes, section }: { changes: MonthChanges; section: Section }) {
  const t = useTexts(monthTexts);
  const lang = useLang();
  const head = useId();
  const [whole, setWhole] = useState(false);
  const { count, items } = changes[section];
  const rows = rowsOf(changes, section, { t, lang });
  const shown = whole ? rows : rows.slice(0, FEW);
  const note = noteOf(changes, section, t);
  return (
    <section className="panel change-panel" id={section} aria-labelledby={head}>
      <header className="panel-head">
        <h2 id={head}>
          {nameOf(section, t)} <b className="num">{count}</b>
        </h2>
        {note && <p className="panel-finding">{note}</p>}
      </header>
      <ul className="change-list">
        {shown.map(({ key, to, name, unit, day, what, why }) => (
          <li key={key}>
            <Link to={to}>{name}</Link>
            <span className="change-what">{what}</span>
            <small>
              {unit} · <time dateTime={day}>{formatDay(day, lang)}</time>
              {why && <> · {why}</>}
            </small>
          </li>
        ))}
      </ul>
      {rows.length > FEW && (
        <Button kind="quiet" className="change-more" onClick={() => setWhole(!whole)} aria-expanded={whole}>
          {whole ? t('fewer') : t('rest', { count: rows.length - FEW })}
        </Button>
      )}
      {whole && count > items.length && (
        <p className="change-cut">{t('cut', { shown: items.length, count })}</p>
      )}
    </section>
  );
}
