import { Segments } from '../../shared/components/segments';
import { useTexts } from '../../shared/i18n/messages';
import { useCan } from '../../shared/session';
import { useDuties } from '../../shared/use-duties';
import { gapTexts } from './gap-messages';

/** What was found in reports, how units see themselves, and which lights they ask to be excused. */
export function FindingsViews({ current }: { current: 'findings' | 'gap' | 'waivers' }) {
  const t = useTexts(gapTexts);
  const mayDecide = useCan('waiver:decide');
  const waiting = useDuties().data?.waivers;
  const waivers = {
    key: 'waivers',
    label: t('view.waivers'),
    to: '/findings/waivers',
    ...(waiting ? { count: waiting } : {}),
  };
  return (
    <Segments
      label={t('views')}
      current={current}
      items={[
        { key: 'findings', label: t('view.findings'), to: '/findings' },
        { key: 'gap', label: t('view.gap'), to: '/findings/gap' },
        ...(mayDecide ? [waivers] : []),
      ]}
    />
  );
}
