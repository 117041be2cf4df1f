import { type ReactNode, useEffect, useState } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { EngineStrip } from '../../shared/components/engine-strip';
import { OfflineStrip } from '../../shared/components/offline-strip';
import { Toasts } from '../../shared/components/toast';
import { useTexts } from '../../shared/i18n/messages';
import { LiveContext } from '../../shared/live/live-context';
import { PageHeadSlots, type Slots } from '../../shared/page-head';
import { KeysHelp } from './keys-help';
import { shellTexts } from './messages';
import { Rail } from './rail';
import { TopBar } from './top-bar';
import { useLiveConnection } from './use-live-connection';
import './shell.css';

/** The ground of every page behind the sign-in: rail, bar, strip, and the one live connection. */
export function Shell(): ReactNode {
  const t = useTexts(shellTexts);
  const live = useLiveConnection();
  const [slots, setSlots] = useState<Slots>({ title: null, acts: null });
  const [help, setHelp] = useState(false);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.key === '/') {
        event.preventDefault();
        document.getElementById('search')?.focus();
      }
      // where nothing is in focus j and k begin at the first row; from there the list itself walks
      if (/^[jk]$/.test(event.key) && target === document.body)
        document.querySelector<HTMLElement>('main [data-row]')?.focus();
      if (event.key === '?') setHelp(true);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);

  return (
    <LiveContext value={live}>
      <PageHeadSlots value={slots}>
        <div className="shell">
          <a className="shell-skip" href="#main">
            {t('skip')}
          </a>
          <EngineStrip />
          <Rail />
          <div className="shell-column">
            <TopBar onSlots={setSlots} onHelp={() => setHelp(true)} />
            <OfflineStrip />
            <main id="main" className="shell-main" tabIndex={-1}>
              <Outlet />
            </main>
          </div>
        </div>
        {help && <KeysHelp onClose={() => setHelp(false)} />}
        <Toasts />
        <ScrollRestoration />
      </PageHeadSlots>
    </LiveContext>
  );
}
