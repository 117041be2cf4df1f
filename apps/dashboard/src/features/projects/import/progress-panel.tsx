import type { ImportView } from '@duban/contracts';
import { useTexts } from '../../../shared/i18n/messages';
import { importTexts } from './import-messages';
import '../../../shared/components/panel.css';

/** How far it is, while somebody is at it. */
export function ProgressPanel({ progress }: { progress: NonNullable<ImportView['progress']> }) {
  const t = useTexts(importTexts);
  const { step, done, of } = progress;
  return (
    <section className="panel import-progress" role="status">
      <b>{t(`progress.${step}`, { done, of })}</b>
      <progress max={Math.max(1, of)} value={step === 'waiting' ? undefined : done} />
      <span>{t('leave')}</span>
    </section>
  );
}
