import { askWaiver, type ProjectLights, type Waiver } from '@duban/contracts';
import { useState } from 'react';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { toast } from '../../../shared/components/toast';
import { useTexts } from '../../../shared/i18n/messages';
import { kindWord } from '../../../shared/light-words';
import { useAct } from '../../../shared/query';
import { useSession } from '../../../shared/session';
import { waiverTexts } from '../../../shared/waivers/messages';
import { WaiverLine } from '../../../shared/waivers/waiver-line';

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
