import type { Texts } from '../i18n/messages';
import type { termTexts } from '../term-messages';
import type { LedgerDay } from './ledger-weeks';

type T = Texts<typeof termTexts extends { keys?: infer K } ? NonNullable<K> & string : never>;

/** What a day did to the term: `mark` stands in its cell, `said` is the same in words, with the reason. */
export function ledgerWords(d: LedgerDay, t: T): { mark: string; said: string; why: string } {
  const n = d.ordinal ?? 0;
  const why = [d.reason, d.approvedBy && t('ledger.by', { name: d.approvedBy })].filter(Boolean).join(' · ');
  const isDue = d.due && n > 0;
  switch (d.kind) {
    case 'start':
      return { mark: t('ledger.day0'), said: t('ledger.day0Name'), why };
    case 'off':
      return { mark: d.name ?? t('ledger.off'), said: d.name ?? t('ledger.offDay'), why };
    case 'paused':
      return { mark: t('ledger.paused'), said: t('ledger.pausedDay'), why };
    case 'after':
      return { mark: `+${n}`, said: t('ledger.after', { n }), why };
    case 'credited':
      return { mark: String(n), said: t(isDue ? 'ledger.dueCredited' : 'ledger.credited', { n }), why };
    case 'counted':
      return { mark: String(n), said: t(isDue ? 'ledger.due' : 'ledger.counted', { n }), why };
  }
}

/** Everything about a day beside what it did. */
export const ledgerExtras = (d: LedgerDay, today: string, t: T): string[] =>
  [
    d.makeup && t('ledger.makeupDay'),
    d.wasDue && t('ledger.superseded'),
    d.provisional && t('ledger.provisional'),
    d.day === today && t('ledger.today'),
  ].filter((text) => typeof text === 'string');
