import { isApiError } from '../../../shared/api';
import { fileProblem } from '../../../shared/attachments/attachment-words';
import { fieldTexts } from '../../../shared/attachments/field-messages';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts, type Values } from '../../../shared/i18n/messages';
import { formTexts } from '../form/form-messages';
import { actTexts } from './act-messages';

type Key = typeof actTexts extends { keys?: infer K } ? Extract<K, `fails.${string}`> : never;
const BETRAYED = ['name', 'contact', 'phone', 'creditCode'] as const;
export type Said = { code: string; facts: Record<string, unknown> };

/** Which of the sender's own words a text contains, in the language of the page. */
export function useBetrayed(): (found: unknown) => string {
  const t = useTexts(formTexts);
  return (found) =>
    BETRAYED.filter((field) => Array.isArray(found) && found.includes(field))
      .map((field) => t(`betrays.${field}`))
      .join('、');
}

/** A refusal of the law as a sentence. */
export function useRefusal(): (said: Said) => string {
  const t = useTexts(actTexts);
  const betrayed = useBetrayed();
  return ({ code, facts }) => {
    const key = (`fails.${code}` in actTexts.zh ? `fails.${code}` : 'fails.other') as Key;
    const values: Values = {
      what: betrayed(facts.found),
      atLeast: Number(facts.atLeast) || 0,
      left: Number(facts.left) || 0,
    };
    return t(key, values);
  };
}

/** What failed when somebody acted, with the reason of the law where there is one. */
export function useFailure(): (error: unknown) => string {
  const say = useRefusal();
  const t = useTexts(fieldTexts);
  return (error) => {
    if (!isApiError(error)) return String(error);
    if (error.code === 'attachment-refused') {
      const { name } = error.facts;
      const why = fileProblem({ name: '', size: 0 }, error);
      return typeof name === 'string' ? t('said.failed', { name, why }) : why;
    }
    const first = error.fields[0];
    if (error.code === 'complaint-refused' && first) return say(first);
    const code = error.facts.code ?? error.facts.reason;
    if (error.status === 422 && typeof code === 'string') return say({ code, facts: error.facts });
    return errorSentence(error);
  };
}
