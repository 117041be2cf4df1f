import { proposeCard } from '@duban/contracts';
import { useState } from 'react';
import { toast } from '../../../shared/components/toast';
import { useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { useAct } from '../../../shared/query';
import { fieldTexts } from '../fields/field-messages';
import { ActButton } from '../../../shared/components/act-button';
import { ActDialog } from './act-dialog';
import { actTexts } from './act-messages';
import { type ActProps, draftKey } from './text-act';

/** A card by hand: the rules propose theirs by themselves. */
export function ProposeCardAct({ notice, first }: ActProps) {
  const t = useTexts(actTexts);
  return (
    <ActButton
      act={t('act.propose-card')}
      follows={t('follows.propose-card')}
      first={first}
      dialog={(close) => <ProposeCardDialog notice={notice} onClose={close} />}
    />
  );
}

function ProposeCardDialog({ notice, onClose }: Pick<ActProps, 'notice'> & { onClose: () => void }) {
  const t = useTexts(actTexts);
  const field = useTexts(fieldTexts);
  const names = useTexts(shared);
  const act = useAct(proposeCard, {
    changes: [{ type: 'notice', id: notice.id }, { type: 'card' }, { type: 'board' }],
  });
  const taken = notice.cards
    .filter(({ state, unit }) => state !== 'dismissed' && unit.id === notice.unit.id)
    .map((card) => card.color);
  const [color, setColor] = useState<'yellow' | 'red'>(taken.includes('yellow') ? 'red' : 'yellow');
  return (
    <ActDialog
      title={t('ask.propose-card', { number: notice.number ?? '' })}
      act={t('act.propose-card')}
      then={t('then.propose-card')}
      text={{ label: t('label.propose-card'), draft: draftKey('propose-card', notice) }}
      onConfirm={async (reason) => {
        await act.mutateAsync({ params: { noticeId: notice.id }, body: { color, reason } });
        toast(t('done.propose-card'));
      }}
      onClose={onClose}
    >
      <fieldset className="act-choice">
        <legend>{field('field.card')}</legend>
        {(['yellow', 'red'] as const).map((value) => (
          <label key={value}>
            <input
              type="radio"
              name="card-color"
              checked={value === color}
              disabled={taken.includes(value)}
              onChange={() => setColor(value)}
            />
            {names(`card.${value}`)}
          </label>
        ))}
      </fieldset>
    </ActDialog>
  );
}
