import type { ComplaintDetail } from '@duban/contracts';
import { useLang } from '../../../shared/i18n/messages';
import { StepList } from './step-list';
import { knownOf, type Reader, stepWords, wasWithLeader } from './step-words';
import { toSteps } from './to-steps';
import '../../../shared/components/panel.css';

type StepsProps = { complaint: ComplaintDetail; reader: Reader; today: string };

export function StepsPanel({ complaint, reader, today }: StepsProps) {
  const lang = useLang();
  const { stage, reworks, ledger } = complaint;
  const steps = toSteps({ stage, reworks, wasWithLeader: wasWithLeader(complaint) }, knownOf(ledger));
  return (
    <section className="panel complaint-steps">
      <StepList steps={steps} words={stepWords(complaint, reader, lang)} today={today} />
    </section>
  );
}
