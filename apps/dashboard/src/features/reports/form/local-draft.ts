import type { ReportForm } from '@duban/contracts';
import { type Fields, fieldsOf, sameDraft } from './fields';

/** What this device keeps: the fields as typed, the server's version they stand on, and whether they got there. */
export type Kept = { fields: Fields; version: number; synced: boolean; at: string };
export type LocalDraft = { read: () => Kept | null; write: (kept: Kept) => void; clear: () => void };

/** One slot per person, project and month; a device without storage keeps nothing and says so by null. */
export function localDraft(accountId: string, projectId: string, period: string): LocalDraft {
  const key = `duban.draft.${accountId}.${projectId}.${period}`;
  return {
    read() {
      try {
        const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
        return kept && typeof kept.version === 'number' && typeof kept.fields?.month === 'string'
          ? kept
          : null;
      } catch {
        return null;
      }
    },
    write(kept) {
      try {
        localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // full or forbidden: the server still has it
      }
    },
    clear() {
      try {
        localStorage.removeItem(key);
      } catch {
        // nothing was kept
      }
    },
  };
}

export type Opening = { fields: Fields; note: 'none' | 'restored' | 'conflict'; kept: Kept | null };

/**
 * What the form opens with. What this device had not sent goes on where it stopped, if the server has not moved since;
 * if it has, the person chooses. Versions decide, never clocks: the two need not agree.
 */
export function openingOf(form: ReportForm, kept: Kept | null): Opening {
  const theirs = fieldsOf(form);
  if (!kept || kept.synced || sameDraft(kept.fields, theirs))
    return { fields: theirs, note: 'none', kept: null };
  if (kept.version === form.version) return { fields: kept.fields, note: 'restored', kept };
  return { fields: theirs, note: 'conflict', kept };
}
