// The light of an observation by arithmetic of its own: amounts in cents, days, and the rule "under 60 in 100 of what
// is scheduled is red, under 80 yellow".
import { cents, days } from './files.mjs';

/** Contract ends of the years 2180 to 5133 are typing errors and count as unknown. */
export const plausible = (day) => (day > '2100-12-31' ? '' : day);

/** What a work costs: its contract, or what was agreed where there is none. */
export function contractOf(work) {
  return cents(work.valor_do_contrato) || cents(work.valor_pactuado_pelo_fnde) || 0n;
}

/** @param {Record<string, string>} row @param {Record<string, string> | undefined} work */
export function lightOf(row, work) {
  if (row.situacao === 'Concluída') return 'green';
  const start = work?.data_de_assinatura_do_contrato ?? '';
  const end =
    plausible(row.data_de_termino_do_contrato) || plausible(work?.data_de_termino_do_contrato ?? '');
  const contract = cents(row.valor_do_contrato) || (work ? contractOf(work) : 0n);
  if (start === '' || start > row.snapshot || end === '' || contract === 0n) return 'none';
  const paid = cents(row.total_pago);
  if (paid === null) return 'stale';
  const whole = days(start, end);
  const gone = whole > 0n ? days(start, row.snapshot) : 1n;
  const all = whole > 0n ? whole : 1n;
  const elapsed = gone < 0n ? 0n : gone > all ? all : gone;
  const [reached, scheduled] = [100n * paid * all, contract * elapsed];
  if (reached < 60n * scheduled) return 'red';
  return reached < 80n * scheduled ? 'yellow' : 'green';
}
