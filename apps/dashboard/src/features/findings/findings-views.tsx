import { Segments } from '../../shared/components/segments';
import { useTexts } from '../../shared/i18n/messages';
import { gapTexts } from './gap-messages';

/** What was found in reports, and how units see themselves. */
export function FindingsViews({ current }: { current: 'findings' | 'gap' }) {
  const t = useTexts(gapTexts);
  return (
    <Segments
      label={t('views')}
      current={current}
      items={[
        { key: 'findings', label: t('view.findings'), to: '/findings' },
        { key: 'gap', label: t('view.gap'), to: '/findings/gap' },
      ]}
    />
  );
}
