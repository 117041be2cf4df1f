import { dismissFinding, type FindingLine, noticeFinding } from '@duban/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../components/button';
import { ConfirmAct } from '../components/confirm-act';
import { toast } from '../components/toast';
import { checkWord, findingSentence, findingState } from '../finding-words';
import { useTexts } from '../i18n/messages';
import { useAct } from '../query';
import { findingActTexts } from './act-messages';

type ActsProps = { finding: FindingLine; mayDecide: boolean };

/** What was decided about a finding, or what may be: put away with a reason, or made a notice in one step. */
export function FindingActs({ finding, mayDecide }: ActsProps) {
  const t = useTexts(findingActTexts);
  const [asked, setAsked] = useState<'dismiss' | 'notice' | null>(null);
  const changes = [
    { type: 'finding' as const },
    { type: 'notice' as const },
    { type: 'project' as const, id: finding.project.id },
  ];
  const dismiss = useAct(dismissFinding, { changes });
  const notice = useAct(noticeFinding, { changes });
  const { state, check, facts, version, id } = finding;
  const input = { params: { findingId: id } };
  if (state !== 'open') return <Decided finding={finding} />;
  if (!mayDecide) return <span className="tag">{findingState(state)}</span>;
  const sentence = <p>{findingSentence(check, facts)}</p>;
  return (
    <span className="finding-acts">
      <Button kind="quiet" onClick={() => setAsked('dismiss')}>
        {t('act.dismiss')}
      </Button>
      <Button kind="quiet" onClick={() => setAsked('notice')}>
        {t('act.notice')}
      </Button>
      {asked === 'dismiss' && (
        <ConfirmAct
          title={t('dismiss.title', { check: checkWord(check) })}
          act={t('dismiss.act')}
          reason={{ label: t('dismiss.reason'), max: 500 }}
          follows={
            <>
              {sentence}
              <p>{t('dismiss.follows')}</p>
            </>
          }
          onConfirm={async (reason) => {
            await dismiss.mutateAsync({ ...input, body: { reason, version } });
            toast(t('done.dismissed'));
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'notice' && (
        <ConfirmAct
          title={t('notice.title', { check: checkWord(check), name: finding.project.name })}
          act={t('notice.act')}
          follows={
            <>
              {sentence}
              <p>{t('notice.follows')}</p>
            </>
          }
          onConfirm={async () => {
            await notice.mutateAsync({ ...input, body: { version } });
            toast(t('done.noticed'));
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </span>
  );
}

function Decided({ finding: { state, by, reason, noticeId } }: { finding: FindingLine }) {
  const t = useTexts(findingActTexts);
  return (
    <span className="finding-decided">
      <span className="tag">{findingState(state)}</span>{' '}
      {state === 'dismissed' && (
        <small>{t('decided.dismissed', { by: by ?? '', reason: reason ?? '' })}</small>
      )}
      {state === 'noticed' && noticeId && (
        <small>
          {t('decided.noticed', { by: by ?? '' })}{' '}
          <Link to={`/notices/${noticeId}`}>{t('decided.open')}</Link>
        </small>
      )}
    </span>
  );
}
