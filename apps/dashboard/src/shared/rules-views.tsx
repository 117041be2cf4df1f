import { Segments } from './components/segments';
import { useTexts } from './i18n/messages';
import { shared } from './messages';
import { useCan } from './session';

/** What everybody is held to stands together: the calendar, and the rules for those who may read them. */
export function RulesViews({ current }: { current: 'calendar' | 'rules' }) {
  const t = useTexts(shared);
  const mayRead = useCan('settings:read');
  if (!mayRead) return null;
  return (
    <div className="rules-views">
      <Segments
        label={t('rulesViews.label')}
        current={current}
        items={[
          { key: 'calendar', label: t('rulesViews.calendar'), to: '/calendar' },
          { key: 'rules', label: t('rulesViews.rules'), to: '/rules' },
        ]}
      />
    </div>
  );
}
