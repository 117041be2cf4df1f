import type { ReactNode } from 'react';
import { Choice } from '../../shared/components/segments';
import { type Lang, setLang } from '../../shared/i18n/i18n';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { identityTexts } from './messages';
import './identity.css';

const LANGS: { value: Lang; label: string }[] = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
];

/** The sheet before the door: seal, name, one form, the language. */
export function Entrance({
  title,
  children,
  foot,
}: {
  title: string;
  children: ReactNode;
  foot?: ReactNode;
}) {
  const t = useTexts(identityTexts);
  const lang = useLang();
  return (
    <main className="entrance">
      <section className="entrance-sheet">
        <header>
          <span className="entrance-seal" aria-hidden="true">
            督<br />办
          </span>
          <div>
            <h1>{title}</h1>
            <p>{t('system')}</p>
          </div>
        </header>
        {children}
        <footer>
          <span>{foot}</span>
          <Choice label={t('language')} options={LANGS} value={lang} onChange={setLang} />
        </footer>
      </section>
    </main>
  );
}
