import { type ComplaintDetail, rateComplaint } from '@duban/contracts';
import { isDissatisfied } from '@duban/domain';
import { Panel } from '../../../shared/components/panel';
import { useTexts } from '../../../shared/i18n/messages';
import { draftKey } from '../acts/text-acts';
import { useComplaintAct } from '../acts/use-complaint-act';
import { useFailure } from '../acts/use-failure';
import { wasWithLeader } from './step-words';
import { VerdictForm } from './verdict-form';
import { verdictTexts } from './verdict-messages';

/** The word of the enterprise, where it may be given. */
export function VerdictPanel({ complaint }: { complaint: ComplaintDetail }) {
  const t = useTexts(verdictTexts);
  const failure = useFailure();
  const { run, busy, error } = useComplaintAct(rateComplaint, complaint);
  if (!complaint.can.includes('rate')) return null;
  const { stage, reworks } = complaint;
  return (
    <Panel title={t('title')} className="complaint-verdict">
      <VerdictForm
        position={{ stage, reworks, wasWithLeader: wasWithLeader(complaint), wasWithdrawn: false }}
        rules={complaint.rules}
        draft={draftKey('rate', complaint)}
        busy={busy}
        failed={
          error && (
            <p className="cact-failed" role="alert">
              {t('failed', { why: failure(error) })}
            </p>
          )
        }
        onGive={({ words, ...verdict }) =>
          run({ ...verdict, text: words }, t(isDissatisfied(verdict) ? 'done.up' : 'done'))
        }
      />
    </Panel>
  );
}
