import type { NoticeMoveName } from '@duban/contracts';
import { type ApiError, isApiError } from '../../shared/api';
import { fileProblem } from '../../shared/attachments/attachment-words';
import { errorSentence } from '../../shared/error-messages';
import { formatDate, formatMoment } from '../../shared/format';
import { useLang, useTexts, type Values } from '../../shared/i18n/messages';
import { wordTexts } from '../../shared/words';
import { refusalTexts } from './refusal-messages';

export type Refusal = { code: string; facts: Record<string, unknown> };
type Key = typeof refusalTexts extends { keys?: infer K } ? NonNullable<K> & string : never;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const REQUEST = /^(objection|extension|suspension|reason)$/;

/** An old or new server may leave out a fact: a dash is better than a hole. */
const NOTHING = {
  lastAt: '—',
  granted: '—',
  max: '—',
  days: '—',
  left: '—',
  askedAt: '—',
  at: '—',
  dueAt: '—',
  dueDay: '—',
  request: '—',
  unit: '—',
  min: '—',
};

/** Why something may not be, in a sentence with its numbers: a function of the code and facts the server told. */
export function useRefusal(): (refusal: Refusal) => string {
  const t = useTexts(refusalTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const valueOf = (fact: unknown): string | number => {
    if (typeof fact === 'number') return fact;
    if (typeof fact !== 'string') return '—';
    if (DAY.test(fact)) return formatDate(fact, lang);
    if (INSTANT.test(fact)) return formatMoment(fact, lang);
    return REQUEST.test(fact) ? words(`request.${fact as 'objection'}`) : fact;
  };
  return ({ code, facts }) => {
    const values: Values = { ...NOTHING };
    for (const [name, fact] of Object.entries(facts)) values[name] = valueOf(fact);
    return t((code in refusalTexts.zh ? code : 'other') as Key, values);
  };
}

/** The law's reason stands in the facts: its code, and the numbers beside it. */
function refusalOf({ status, facts }: ApiError): Refusal | null {
  const { code, ...rest } = facts;
  return status === 422 && typeof code === 'string' ? { code, facts: rest } : null;
}

/** What failed when somebody acted, with the reason of the law where there is one. */
export function useFailure(): (error: unknown) => string {
  const say = useRefusal();
  return (error) => {
    if (!isApiError(error)) return String(error);
    if (error.code === 'attachment-refused') return fileProblem({ name: '', size: 0 }, error);
    const refusal = refusalOf(error);
    return refusal ? say(refusal) : errorSentence(error);
  };
}

/** Moves that are worth a word when only the stage stands in their way; the others are silent then. */
export const STAGE_WORDS: Partial<Record<NoticeMoveName, 'stage.accept' | 'stage.close' | 'stage.reply'>> = {
  accept: 'stage.accept',
  close: 'stage.close',
  reply: 'stage.reply',
};
