import { useTranslation } from 'react-i18next';
import { currentLang, i18n, type Lang } from './i18n';

/** `days_one` / `days_other` are asked for as `days` with a `count`; Chinese has only `_other`. */
type Asked<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
type Zh = Record<string, string>;
type En<Z extends Zh> = { [K in keyof Z]: string } & Partial<
  Record<keyof Z extends infer K ? (K extends `${infer B}_other` ? `${B}_one` : never) : never, string>
>;

export type Values = Record<string, string | number>;
export type Texts<K extends string> = (key: K, values?: Values) => string;
export type Messages<K extends string> = { ns: string; zh: Zh; en: Zh; keys?: K };

/** Texts of one feature, registered the moment its chunk is loaded. Key of both languages must agree (the spec walks them). */
export function defineMessages<Z extends Zh>(
  ns: string,
  texts: { zh: Z; en: En<Z> },
): Messages<Asked<keyof Z & string>> {
  i18n.addResourceBundle('zh', ns, texts.zh, true, true);
  i18n.addResourceBundle('en', ns, texts.en, true, true);
  return { ns, zh: texts.zh, en: texts.en };
}

/** The text of a key now, for places that are no components (toasts, chart series). */
export function textOf<K extends string>(messages: Messages<K>): Texts<K> {
  return (key, values) => i18n.t(key, { ns: messages.ns, ...values });
}

/** `const t = useTexts(messages)`: typed keys, redraws when the language changes. */
export function useTexts<K extends string>(messages: Messages<K>): Texts<K> {
  const { t } = useTranslation(messages.ns);
  return (key, values) => t(key, { ns: messages.ns, ...values });
}

export function useLang(): Lang {
  useTranslation();
  return currentLang();
}
