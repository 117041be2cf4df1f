import type { Action } from '@duban/domain';
import { useLocation } from 'react-router';
import { Segments } from '../../shared/components/segments';
import { useTexts } from '../../shared/i18n/messages';
import { useSession } from '../../shared/session';
import { tabTexts } from './tab-messages';

const TABS = [
  { key: 'decisions', to: '/leader', needs: 'card:decide' },
  { key: 'month', to: '/leader/month', needs: 'board:read' },
  { key: 'problems', to: '/leader/problems', needs: 'board:read' },
  { key: 'paper', to: '/leader/paper', needs: 'line:read' },
] as const satisfies { key: string; to: string; needs: Action }[];

/** What the county sees, side by side; who holds the right to one of them alone sees no tabs. */
export function LeaderTabs() {
  const t = useTexts(tabTexts);
  const { can } = useSession();
  const { pathname } = useLocation();
  const own = TABS.filter(({ needs }) => can.includes(needs));
  if (own.length < 2) return null;
  return (
    <div className="leader-tabs">
      <Segments
        label={t('tabs')}
        current={TABS.find(({ to }) => to === pathname)?.key ?? ''}
        items={own.map(({ key, to }) => ({ key, to, label: t(`tab.${key}`) }))}
      />
    </div>
  );
}
