import { type ReactNode, useEffect } from 'react';
import { Link, NavLink } from 'react-router';
import { Choice } from '../../../shared/components/segments';
import { type Lang, setLang } from '../../../shared/i18n/i18n';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { outsideTexts } from './outside-messages';
import '../../../shared/components/button.css';
import '../../../shared/components/panel.css';
import './outside.css';

const LANGS: { value: Lang; label: string }[] = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
];

/** The sheet for whoever is not signed in: the name, the two things that can be done, the language. */
export function OutsideFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = useTexts(outsideTexts);
  const app = useTexts(shared)('app.name');
  const lang = useLang();
  useEffect(() => {
    document.title = `${title} · ${app}`;
  }, [title, app]);
  return (
    <div className="outside">
      <header>
        <span className="outside-seal" aria-hidden="true">
          督<br />办
        </span>
        <nav aria-label={t('nav')}>
          <NavLink to="/tell" end>
            {t('tell')}
          </NavLink>
          <NavLink to="/tell/follow">{t('follow')}</NavLink>
          <Link to="/sign-in">{t('signIn')}</Link>
        </nav>
        <Choice label={t('language')} options={LANGS} value={lang} onChange={setLang} />
      </header>
      <main>{children}</main>
    </div>
  );
}
