import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Lang = 'zh' | 'en';

const KEY = 'duban.lang';
const HTML_LANG: Record<Lang, string> = { zh: 'zh-CN', en: 'en' };

function stored(): Lang {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

void i18next.use(initReactI18next).init({
  lng: stored(),
  fallbackLng: false,
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

export const i18n = i18next;

export function currentLang(): Lang {
  return i18next.language === 'en' ? 'en' : 'zh';
}

export function setLang(lang: Lang): void {
  try {
    localStorage.setItem(KEY, lang);
  } catch {
    // private mode: the choice lasts for this page
  }
  document.documentElement.lang = HTML_LANG[lang];
  void i18next.changeLanguage(lang);
}
