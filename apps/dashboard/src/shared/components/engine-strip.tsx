import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { formatMoment } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { useEngineWord } from '../live/live-context';
import { shared } from '../messages';
import { useServerNow } from '../server-time';
import { useCan, useSession } from '../session';
import { engineStripTexts } from './engine-strip-messages';
import { toast } from './toast';
import './engine-strip.css';

/**
 * A dead engine is the loudest thing on the screen: on every page of those who may know, over everything, and it goes
 * when the engine is back and not before.
 */
export function EngineStrip() {
  const mayKnow = useCan('engine:read');
  const { late, since } = useEngineWord();
  useRecovery(late);
  return mayKnow && late ? <Alarm since={since} /> : null;
}

function Alarm({ since }: { since: string | null }) {
  const t = useTexts(engineStripTexts);
  const words = useTexts(shared);
  const lang = useLang();
  const { today } = useSession();
  const now = useServerNow(5000);
  const ref = useRef<HTMLDivElement>(null);
  useHeight(ref);
  const seconds = since === null ? 0 : Math.max(1, Math.round((now - Date.parse(since)) / 1000));
  const age =
    seconds < 60
      ? words('offline.seconds', { count: seconds })
      : words('offline.minutes', { count: Math.floor(seconds / 60) });
  return (
    <div ref={ref} className="engine-strip">
      <TriangleAlert size={22} strokeWidth={2} aria-hidden="true" />
      <p role="alert">
        <b>{t('stopped')}</b>
        <span>
          {since === null ? t('never') : t('since', { time: formatMoment(since, lang, today.day) })}
        </span>
        <span>{t('means')}</span>
      </p>
      {/* it ticks: the voice has said enough */}
      {since !== null && <span className="engine-strip-age">{t('for', { age })}</span>}
      <Link to="/engine">{t('look')}</Link>
    </div>
  );
}

/** What stands below makes room for it. */
function useHeight(ref: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const element = ref.current;
    if (!element) return;
    const measure = () => style.setProperty('--alarm', `${element.offsetHeight}px`);
    measure();
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    observer?.observe(element);
    return () => {
      observer?.disconnect();
      style.removeProperty('--alarm');
    };
  }, [ref]);
}

function useRecovery(late: boolean): void {
  const t = useTexts(engineStripTexts);
  const before = useRef(late);
  useEffect(() => {
    if (before.current && !late) toast(t('back'));
    before.current = late;
  }, [late, t]);
}
