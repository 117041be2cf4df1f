import { decideWaiver, type Waiver } from '@duban/contracts';
import { type ReactNode, useState } from 'react';
import { Button } from '../components/button';
import { ConfirmAct } from '../components/confirm-act';
import { toast } from '../components/toast';
import { formatMoment } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { kindWord } from '../light-words';
import { useAct } from '../query';
import { useSession } from '../session';
import { waiverTexts } from './messages';

/** One light to be excused, with its answer, or the two answers for who may give one. `of`: whose light it is. */
export function WaiverLine({ waiver, of }: { waiver: Waiver; of?: ReactNode }) {
  const t = useTexts(waiverTexts);
  const lang = useLang();
  const { today } = useSession();
  const [asked, setAsked] = useState<'grant' | 'refuse' | null>(null);
  const decide = useAct(decideWaiver, { changes: [{ type: 'project' }] });
  const { kind, state, untilDay, reason, askedBy, askedAt, decidedBy, opinion, version, id } = waiver;
  const name = kindWord(kind);
  return (
    <li>
      {of}
      <b>{t(`state.${state}`, { kind: name, until: untilDay })}</b> <span>{reason}</span>
      <small>
        {t('askedBy', { by: askedBy, at: formatMoment(askedAt, lang, today.day) })}
        {decidedBy && ` · ${t('decidedBy', { by: decidedBy })}${opinion ? `：${opinion}` : ''}`}
      </small>
      {waiver.mayDecide && (
        <span>
          <Button kind="quiet" onClick={() => setAsked('grant')}>
            {t('grant')}
          </Button>{' '}
          <Button kind="quiet" onClick={() => setAsked('refuse')}>
            {t('refuse')}
          </Button>
        </span>
      )}
      {asked && (
        <ConfirmAct
          title={t(asked === 'grant' ? 'grant.title' : 'refuse.title', { kind: name, until: untilDay })}
          act={t(asked === 'grant' ? 'grant.act' : 'refuse.act')}
          reason={{ label: t('opinion'), max: 500 }}
          follows={<p>{t(asked === 'grant' ? 'grant.follows' : 'refuse.follows', { until: untilDay })}</p>}
          onConfirm={async (text) => {
            await decide.mutateAsync({
              params: { waiverId: id },
              body: { granted: asked === 'grant', opinion: text, version },
            });
            toast(t(asked === 'grant' ? 'done.granted' : 'done.refused'));
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </li>
  );
}
