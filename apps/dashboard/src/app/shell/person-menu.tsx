import { closeAllSessions, closeSession } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../shared/api';
import { Button } from '../../shared/components/button';
import { Popover } from '../../shared/components/popover';
import { Choice } from '../../shared/components/segments';
import { chooseTheme, type ThemeChoice, useThemeChoice } from '../../shared/design/theme';
import { type Lang, setLang } from '../../shared/i18n/i18n';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { leave, useSession } from '../../shared/session';
import { shellTexts } from './messages';
import { navFor, onPhone } from './nav';

const LANGS: { value: Lang; label: string }[] = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
];
const THEMES: ThemeChoice[] = ['light', 'dark', 'system'];

export function PersonMenu({ onHelp }: { onHelp: () => void }) {
  const t = useTexts(shellTexts);
  const lang = useLang();
  const theme = useThemeChoice();
  const client = useQueryClient();
  const { account, can } = useSession();
  const items = navFor(can);
  const bottom = onPhone(items);
  const who = [account.name, account.title || account.org.shortName].filter(Boolean).join(' · ');

  const signOut = async (everywhere: boolean) => {
    // whatever the server answers, this device forgets
    await call(everywhere ? closeAllSessions : closeSession).catch(() => undefined);
    leave(client, null);
  };
  return (
    <Popover
      align="end"
      label={t('me', { name: who })}
      triggerClass="top-me"
      trigger={
        <>
          <u aria-hidden="true">{account.name.slice(0, 1)}</u>
          <span>{who}</span>
        </>
      }
    >
      {(close) => (
        <div className="person-menu">
          <p>
            <b>{account.name}</b>
            <span>
              {account.username} · {account.org.name}
            </span>
          </p>
          {items
            .filter((item) => !bottom.has(item))
            .map(({ key, to }) => (
              <Link key={key} to={to} className="person-page" onClick={close}>
                {t(`nav.${key}`)}
              </Link>
            ))}
          <Choice label={t('language')} options={LANGS} value={lang} onChange={setLang} />
          <Choice
            label={t('theme')}
            options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
            value={theme}
            onChange={chooseTheme}
          />
          <hr />
          <Link to="/me" onClick={close}>
            {t('told')}
          </Link>
          <Link to="/calendar" onClick={close}>
            {t('today.calendar')}
          </Link>
          <Link to="/account/password" onClick={close}>
            {t('password')}
          </Link>
          <Button
            kind="quiet"
            onClick={() => {
              close();
              onHelp();
            }}
          >
            {t('keys')} <kbd>?</kbd>
          </Button>
          <hr />
          <Button kind="quiet" onClick={() => void signOut(false)}>
            {t('signOut')}
          </Button>
          <Button kind="quiet" onClick={() => void signOut(true)}>
            {t('signOutAll')}
          </Button>
        </div>
      )}
    </Popover>
  );
}
