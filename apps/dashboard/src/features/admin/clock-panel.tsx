import { getDemoClock } from '@duban/contracts';
import { Panel } from '../../shared/components/panel';
import { ClockForm } from '../../shared/demo-clock/clock-form';
import { useTexts } from '../../shared/i18n/messages';
import { useFetched } from '../../shared/query';
import { adminTexts } from './messages';

const DAY_MS = 86_400_000;

export function ClockPanel() {
  const t = useTexts(adminTexts);
  const clock = useFetched(getDemoClock, {}, { shows: [{ type: 'clock' }] });
  const days = clock.data && Math.round(clock.data.offsetMs / DAY_MS);
  return (
    <Panel
      title={t('view.clock')}
      finding={t('clockHelp')}
      asOf={days !== undefined && (days === 0 ? t('clock.none') : t('clock.offset', { days }))}
    >
      <ClockForm />
    </Panel>
  );
}
