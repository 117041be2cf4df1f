import { useSearchParams } from 'react-router';
import { NotFound } from '../../shared/components/not-found';
import { Segments } from '../../shared/components/segments';
import { useTexts } from '../../shared/i18n/messages';
import { shared as sharedTexts } from '../../shared/messages';
import { PageHead } from '../../shared/page-head';
import { useCan, useSession } from '../../shared/session';
import { AccountsPanel } from './accounts/accounts-panel';
import { ClockPanel } from './clock-panel';
import { adminTexts } from './messages';
import { OrgsPanel } from './orgs/orgs-panel';
import './admin.css';

const VIEWS = { accounts: AccountsPanel, orgs: OrgsPanel, clock: ClockPanel };
type View = keyof typeof VIEWS;

/** The administrator's page: accounts, organisations, and the clock of a demonstration. No business. */
export function AdminPage() {
  const t = useTexts(adminTexts);
  const shared = useTexts(sharedTexts);
  const { demo } = useSession();
  const [params] = useSearchParams();
  const mayManage = useCan('account:manage');
  if (!mayManage) return <NotFound />;
  const views = (Object.keys(VIEWS) as View[]).filter((key) => key !== 'clock' || demo);
  const view = views.find((key) => key === params.get('view')) ?? 'accounts';
  const Shown = VIEWS[view];
  return (
    <div className="page">
      <PageHead title={t('title')} scope={t(`view.${view}`)} />
      <div className="admin-views">
        <Segments
          label={t('view.label')}
          current={view}
          items={[
            ...views.map((key) => ({
              key,
              label: t(`view.${key}`),
              to: key === 'accounts' ? '/admin' : `/admin?view=${key}`,
            })),
            // pages of their own: others read them too
            { key: 'calendar', label: shared('rulesViews.calendar'), to: '/calendar' },
            { key: 'rules', label: shared('rulesViews.rules'), to: '/rules' },
          ]}
        />
      </div>
      <Shown />
    </div>
  );
}
