import { Check, Circle, TriangleAlert } from 'lucide-react';
import { useTexts } from '../../../shared/i18n/messages';
import type { CheckLine } from './check-lines';
import { focusField } from './focus-field';
import { formTexts } from './form-messages';

const NAMED = ['month', 'funds', 'physical', 'nextPlan'] as const;
const ICONS = { ok: Check, todo: Circle, warning: TriangleAlert, error: TriangleAlert };

/** What is held against what, live: ticks for what agrees, and the way to what does not. */
export function ChecksPanel({ lines }: { lines: readonly CheckLine[] }) {
  const t = useTexts(formTexts);
  const open = lines.filter((line) => line.tone !== 'ok').length;
  return (
    <div className="report-checks">
      <header>
        <h2>{t('checks')}</h2>
        <small role="status">{open > 0 ? t('open', { count: open }) : t('clean')}</small>
      </header>
      <ul>
        {lines.map((line) => {
          const Icon = ICONS[line.tone];
          const named = NAMED.find((name) => name === line.field);
          const field = named ? t(`name.${named}`) : '';
          const text = t(`check.${line.code}`, { field, n: line.n ?? 1 });
          return (
            <li key={`${line.code}-${line.field}`} className={`report-check-${line.tone}`}>
              <Icon size={17} strokeWidth={1.7} aria-hidden="true" />
              <span>
                <b>{text}</b>
                {line.value && <i>{line.value}</i>}
              </span>
              {line.tone !== 'ok' && (
                <button
                  type="button"
                  onClick={() => focusField(line.field)}
                  aria-label={`${t('fix')}：${text}`}
                >
                  {t('fix')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
