import type { ReportForm } from '@duban/contracts';
import { newKey } from '../../../shared/new-key';
import { type Fields, fieldsOf, sameDraft } from './fields';
import { type Merged, mergeFields } from './merge-fields';

/**
 * What this device keeps: the fields as typed, what the server held when they were begun (`base`) and its version, and
 * whether they got there.
 */
export type Kept = { fields: Fields; base?: Fields; version: number; synced: boolean; at: string };
export type LocalDraft = {
  read: () => Kept | null;
  write: (kept: Kept) => void;
  /** The key of a submission: the same as long as what is sent is the same, also after a reload. */
  keyFor: (sent: string) => string;
  clear: () => void;
};

/** One slot per person, project and month; a device without storage keeps nothing and says so by null. */
export function localDraft(accountId: string, projectId: string, period: string): LocalDraft {
  const key = `duban.draft.${accountId}.${projectId}.${period}`;
  return {
    read() {
      try {
        const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
        if (typeof kept?.version !== 'number' || typeof kept.fields?.month !== 'string') return null;
        // kept before photographs could be left out
        const whole = (fields: Fields): Fields => ({ ...fields, without: fields.without ?? [] });
        return { ...kept, fields: whole(kept.fields), ...(kept.base ? { base: whole(kept.base) } : {}) };
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
    keyFor(sent) {
      const made = { key: newKey(), sent };
      try {
        const kept = JSON.parse(localStorage.getItem(`${key}.sent`) ?? 'null') as Partial<typeof made> | null;
        if (kept?.sent === sent && kept.key) return kept.key;
        localStorage.setItem(`${key}.sent`, JSON.stringify(made));
      } catch {
        // a device without storage has a new key after a reload: the version still stops what was sent before
      }
      return made.key;
    },
    clear() {
      try {
        localStorage.removeItem(key);
        localStorage.removeItem(`${key}.sent`);
      } catch {
        // nothing was kept
      }
    },
  };
}

/** What this device and the server each have, and what was made of both: the person decides about the conflicts. */
export type Clash = {
  merged: Merged;
  mine: Fields;
  theirs: Fields;
  version: number;
  /** Of the server's draft. */
  photos: readonly string[];
};
export const draftPhotoIds = ({ draftPhotos = [] }: ReportForm): string[] => draftPhotos.map(({ id }) => id);
export type Opening = {
  fields: Fields;
  note: 'none' | 'restored' | 'merged' | 'conflict';
  clash: Clash | null;
  kept: Kept | null;
};

/**
 * What the form opens with. What this device had not sent goes on where it stopped; where the server has moved since,
 * the two are merged, and the person decides where both changed the same. Versions decide, never clocks: the two need
 * not agree.
 */
export function openingOf(form: ReportForm, kept: Kept | null): Opening {
  const theirs = fieldsOf(form);
  if (!kept || kept.synced || sameDraft(kept.fields, theirs))
    return { fields: theirs, note: 'none', clash: null, kept: null };
  if (kept.version === form.version) return { fields: kept.fields, note: 'restored', clash: null, kept };
  const merged = mergeFields(kept.base ?? null, kept.fields, theirs);
  if (merged.conflicts.length === 0) return { fields: merged.fields, note: 'merged', clash: null, kept };
  const clash = { merged, mine: kept.fields, theirs, version: form.version, photos: draftPhotoIds(form) };
  return { fields: merged.fields, note: 'conflict', clash, kept };
}
