import type { Texts } from '../../shared/i18n/messages';
import type { messagesTexts } from './messages';

type Key = typeof messagesTexts extends { keys?: infer K } ? NonNullable<K> & string : never;

const KNOWN = [
  'timeout',
  'unreachable',
  'refused',
  'mail-server-login',
  'no-mail-server',
  'not-there',
  'channel-closed',
  'wrong-host',
] as const;
type Known = (typeof KNOWN)[number];

/** Why nothing got through: a sentence for people, and what the other side said for who looks after it. */
export function failWords(reason: string, detail: string, t: Texts<Key>): { said: string; detail: string } {
  const known = (KNOWN as readonly string[]).includes(reason) ? (reason as Known) : 'other';
  return { said: t(`fail.${known}`), detail: known === 'other' ? `${reason} ${detail}`.trim() : detail };
}

/** The server keeps both in one text: `refused: 93000 invalid webhook url`. */
export function splitFailure(error: string): [reason: string, detail: string] {
  const cut = error.indexOf(': ');
  return cut < 0 ? [error, ''] : [error.slice(0, cut), error.slice(cut + 2)];
}
