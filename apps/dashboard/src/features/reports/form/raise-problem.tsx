import { raiseProblem, type ReportForm } from '@duban/contracts';
import { Link, useNavigate } from 'react-router';
import { Button } from '../../../shared/components/button';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { isApiError } from '../../../shared/api';
import { formTexts } from './form-messages';

/** Beside a problem that was filed: the notice it became, or the act that makes it one. */
export function RaiseProblem({ form, at }: { form: ReportForm; at: number }) {
  const t = useTexts(formTexts);
  const navigate = useNavigate();
  const act = useAct(raiseProblem, { changes: [{ type: 'notice' }, { type: 'report' }] });
  const raised = form.raised?.find((one) => one.at === at);
  if (raised) return <Link to={`/notices/${raised.noticeId}`}>{t('raised')}</Link>;
  if (!form.can.includes('notice:propose') || !form.submitted) return null;
  const raise = async () => {
    const body = { at, submission: form.submitted?.version ?? 1 };
    try {
      const params = { projectId: form.project.id, period: form.period };
      const { noticeId } = await act.mutateAsync({ params, body });
      await navigate(`/notices/${noticeId}`);
    } catch {
      // said beside it
    }
  };
  return (
    <>
      <Button kind="quiet" busy={act.isPending} onClick={() => void raise()}>
        {t('raise')}
      </Button>
      {isApiError(act.error) && <small role="alert">{errorSentence(act.error)}</small>}
    </>
  );
}
