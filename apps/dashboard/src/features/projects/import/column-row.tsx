import type { ImportColumn, ImportField, ImportView } from '@duban/contracts';
import { faultWords } from '@duban/domain';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { importTexts } from './import-messages';
import { valueWords } from './import-words';

const UNITS = ['yuan', 'wan', 'yi'] as const;
const DATES = ['auto', 'DD/MM/YYYY', 'MM/DD/YYYY'] as const;
const SHOWN = 3;

type ColumnRowProps = {
  head: string;
  at: number;
  column: ImportColumn;
  fields: ImportField[];
  samples: ImportView['samples'];
  disabled: boolean;
  onChange: (part: Partial<ImportColumn>) => void;
};

/** One column of the file: its head, what it becomes, and how its first cells are read. */
export function ColumnRow({ head, at, column, fields, samples, disabled, onChange }: ColumnRowProps) {
  const t = useTexts(importTexts);
  const lang = useLang();
  const field = fields.find(({ key }) => key === column.field);
  const name = head || `#${at + 1}`;
  const mark = (one: ImportField) =>
    one.required === 'always'
      ? ` (${t('required')})`
      : one.required === 'new'
        ? ` (${t('requiredNew')})`
        : '';
  return (
    <tr className={field ? undefined : 'is-left-out'}>
      <th scope="row">{name}</th>
      <td>
        <div className="import-becomes">
          <select
            className="input"
            aria-label={`${t('becomes')} ${name}`}
            value={column.field ?? ''}
            disabled={disabled}
            onChange={(event) => onChange({ field: event.target.value || null })}
          >
            <option value="">{t('leaveOut')}</option>
            {fields.map((one) => (
              <option key={one.key} value={one.key}>
                {one.name[lang] + mark(one)}
              </option>
            ))}
          </select>
          {field?.type === 'money' && (
            <select
              className="input"
              aria-label={`${t('unit')} ${name}`}
              value={column.unit}
              disabled={disabled}
              onChange={(event) => onChange({ unit: event.target.value as ImportColumn['unit'] })}
            >
              {UNITS.map((unit) => (
                <option key={unit} value={unit}>
                  {t(`unit.${unit}`)}
                </option>
              ))}
            </select>
          )}
          {field?.type === 'day' && (
            <select
              className="input"
              aria-label={`${t('date')} ${name}`}
              value={column.date}
              disabled={disabled}
              onChange={(event) => onChange({ date: event.target.value as ImportColumn['date'] })}
            >
              {DATES.map((date) => (
                <option key={date} value={date}>
                  {t(`date.${date}`)}
                </option>
              ))}
            </select>
          )}
        </div>
        {field && <small>{field.what[lang]}</small>}
      </td>
      <td>
        <ul className="import-samples">
          {samples.slice(0, SHOWN).map(({ line, cells }) => {
            const cell = cells[at];
            if (!cell) return null;
            const said = valueWords(field, cell.read, lang);
            const isRead = field !== undefined && cell.read !== null && said !== cell.text.trim();
            return (
              <li key={line}>
                {cell.text === '' ? <i>{t('blank')}</i> : <span>{cell.text}</span>}
                {isRead && <b> → {said}</b>}
                {cell.fault && <em> {faultWords(cell.fault, field, lang)}</em>}
              </li>
            );
          })}
        </ul>
      </td>
    </tr>
  );
}
