import { formatDay, formatWeekday } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { termTexts } from '../term-messages';
import type { LedgerDay } from './ledger-weeks';
import { ledgerExtras, ledgerWords } from './ledger-words';
import { TableDialog } from './table-dialog';

/** The same days as a table, one line each: what it did, and why. */
export function LedgerTable({
  title,
  days,
  today,
}: {
  title: string;
  days: readonly LedgerDay[];
  today: string;
}) {
  const t = useTexts(termTexts);
  const lang = useLang();
  const rows = days.map((day) => {
    const { said, why } = ledgerWords(day, t);
    return [
      formatDay(day.day, lang, today),
      formatWeekday(day.day, lang),
      said,
      [...ledgerExtras(day, today, t), why].filter(Boolean).join('，'),
    ];
  });
  const head = (['day', 'weekday', 'effect', 'why'] as const).map((column) => t(`ledger.col.${column}`));
  return <TableDialog title={title} table={{ head, rows }} words />;
}
