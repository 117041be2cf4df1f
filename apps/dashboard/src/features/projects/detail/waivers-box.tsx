import { askWaiver, decideWaiver, type ProjectLights, type Waiver } from '@duban/contracts';
import { useState } from 'react';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { toast } from '../../../shared/components/toast';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { kindWord } from '../../../shared/light-words';
import { useAct } from '../../../shared/query';
import { useSession } from '../../../shared/session';
import { waiverTexts } from './waiver-messages';

type BoxProps = { projectId: string; lights: ProjectLights };

/** 免亮灯: what is asked, granted or over; who may asks, and another person decides. */
export function WaiversBox({ projectId, lights: { lights, waivers, can } }: BoxProps) {
  const t = useTexts(waiverTexts);
  const [asking, setAsking] = useState(false);
  const excusable = lights.filter(
    ({ kind, color }) =>
      (color === 'yellow' || color === 'red') &&
      !waivers.some(
        (waiver) => waiver.kind === kind && (waiver.state === 'asked' || waiver.state === 'granted'),
      ),
  );
  const mayAsk = can.includes('waiver:ask') && excusable.length > 0;
  if (!mayAsk && waivers.length === 0) return null;
  return (
    <div className="waivers">
      {waivers.length > 0 && (
        <ul>
          {waivers.slice(0, 4).map((waiver) => (
            <WaiverLine key={waiver.id} waiver={waiver} />
          ))}
        </ul>
      )}
      {mayAsk && (
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {t('ask')}
        </Button>
      )}
      {asking && (
        <AskWaiver
          projectId={projectId}
          kinds={excusable.flatMap(({ kind }) => (kind ? [kind] : []))}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function WaiverLine({ waiver }: { waiver: Waiver }) {
  const t = useTexts(waiverTexts);
  const lang = useLang();
  const { today } = useSession();
  const [asked, setAsked] = useState<'grant' | 'refuse' | null>(null);
  const decide = useAct(decideWaiver, { changes: [{ type: 'project' }] });
  const { kind, state, untilDay, reason, askedBy, askedAt, decidedBy, opinion, version, id } = waiver;
  const name = kindWord(kind);
  return (
    <li>
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

type AskProps = { projectId: string; kinds: Waiver['kind'][]; onClose: () => void };

function AskWaiver({ projectId, kinds, onClose }: AskProps) {
  const t = useTexts(waiverTexts);
  const { today } = useSession();
  const [kind, setKind] = useState(kinds[0] ?? 'investment');
  const [untilDay, setUntilDay] = useState('');
  const ask = useAct(askWaiver, { changes: [{ type: 'project', id: projectId }] });
  return (
    <ConfirmAct
      title={t('ask.title')}
      act={t('ask.act')}
      reason={{ label: t('ask.reason'), max: 500 }}
      follows={
        <>
          <p>{t('ask.follows')}</p>
          <label className="waiver-field">
            <span>{t('ask.kind')}</span>
            <select
              className="input"
              value={kind}
              onChange={(event) => setKind(event.target.value as Waiver['kind'])}
            >
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {kindWord(one)}
                </option>
              ))}
            </select>
          </label>
          <label className="waiver-field">
            <span>{t('ask.until')}</span>
            <input
              className="input"
              type="date"
              required
              min={today.day}
              value={untilDay}
              onChange={(event) => setUntilDay(event.target.value)}
            />
          </label>
        </>
      }
      failure={({ fields }) => {
        const [field] = fields;
        if (field?.path !== 'untilDay') return null;
        return t(field.code === 'too-long' ? 'wrong.tooLong' : 'wrong.past');
      }}
      onConfirm={async (reason) => {
        await ask.mutateAsync({ params: { projectId }, body: { kind, reason, untilDay } });
        toast(t('done.asked'));
      }}
      onClose={onClose}
    />
  );
}
