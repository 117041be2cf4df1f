import { newKey } from '../../../shared/new-key';
import { type ComplaintFields, NO_FIELDS } from './fields';

type Kept = { fields: ComplaintFields; at: string };

/** What this device keeps of a problem that is not sent yet. */
export type LocalDraft = {
  read: () => Kept | null;
  /** Whether it was kept: a device without storage keeps nothing, and then nothing is claimed. */
  write: (kept: Kept) => boolean;
  /** The key of a filing: the same as long as what is sent is the same, also after a reload. */
  keyFor: (sent: string) => string;
  clear: () => void;
};

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'fields' in value && 'at' in value;

/** One slot per person, or one for whoever reports without a name. */
export function localDraft(owner: string): LocalDraft {
  const slot = `duban.complaint.${owner}`;
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(localStorage.getItem(slot) ?? 'null');
        // an older page may have kept fewer fields
        return isKept(kept) ? { ...kept, fields: { ...NO_FIELDS, ...kept.fields } } : null;
      } catch {
        return null;
      }
    },
    write(kept) {
      try {
        localStorage.setItem(slot, JSON.stringify(kept));
        return true;
      } catch {
        return false;
      }
    },
    keyFor(sent) {
      const made = { key: newKey(), sent };
      try {
        const kept = JSON.parse(localStorage.getItem(`${slot}.sent`) ?? 'null') as Partial<
          typeof made
        > | null;
        if (kept?.sent === sent && kept.key) return kept.key;
        localStorage.setItem(`${slot}.sent`, JSON.stringify(made));
      } catch {
        // a device without storage has a new key after a reload
      }
      return made.key;
    },
    clear() {
      try {
        localStorage.removeItem(slot);
        localStorage.removeItem(`${slot}.sent`);
      } catch {
        // nothing was kept
      }
    },
  };
}
