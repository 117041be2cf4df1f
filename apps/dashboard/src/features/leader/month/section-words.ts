import type { MonthChanges } from '@duban/contracts';
import type { Texts } from '../../../shared/i18n/messages';
import type { monthTexts } from './month-messages';
import type { Section } from './to-sections';

type T = Texts<typeof monthTexts extends { keys?: infer K } ? NonNullable<K> & string : never>;

export const nameOf = (section: Section, t: T): string => t(section === 'closed' ? 'closedNotices' : section);

/** What is to be known of a part beside its figure. */
export function noteOf({ replans }: MonthChanges, section: Section, t: T): string | null {
  switch (section) {
    case 'worse':
    case 'better':
      return t('note.worse');
    case 'other':
    case 'ontoLine':
    case 'offLine':
      return t(`note.${section}`);
    case 'replans':
      return t('note.replans', { raised: replans.raised, lowered: replans.lowered });
    case 'corrections':
      return t('note.corrections');
    default:
      return null;
  }
}
