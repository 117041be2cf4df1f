import { atShanghai } from '../format';
import { useTexts } from '../i18n/messages';
import { useConnectionWord, useLiveState } from '../live/live-context';
import { shared } from '../messages';
import './states.css';

/** Under the bar while the line is cut: how old is what stands here. */
export function OfflineStrip() {
  const t = useTexts(shared);
  const { phase, since } = useConnectionWord();
  const state = useLiveState();
  if (phase !== 'offline') return null;
  return (
    <div className="offline-strip" role="alert">
      <b>{t('offline.title', { since })}</b>
      <span>{t('offline.shown', { time: atShanghai(state.since).time })}</span>
    </div>
  );
}
