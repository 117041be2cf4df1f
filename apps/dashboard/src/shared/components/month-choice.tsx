import { useSearchParams } from 'react-router';
import { withParts } from '../address';
import { formatMonth } from '../format';
import { useLang } from '../i18n/messages';

type MonthChoiceProps = { label: string; period: string; periods: readonly string[] };

/** Of which month a page speaks; it stands in the address. */
export function MonthChoice({ label, period, periods }: MonthChoiceProps) {
  const lang = useLang();
  const [params, setParams] = useSearchParams();
  return (
    <label>
      <span className="sr-only">{label}</span>
      <select
        className="input"
        value={period}
        onChange={({ target }) => setParams(withParts(params, { period: target.value }), { replace: true })}
      >
        {periods.map((one) => (
          <option key={one} value={one}>
            {formatMonth(one, lang)}（{one}）
          </option>
        ))}
      </select>
    </label>
  );
}
