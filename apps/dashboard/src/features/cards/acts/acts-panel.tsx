import type { CardDetail } from '@duban/contracts';
import { useState } from 'react';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { Panel } from '../../../shared/components/panel';
import { toast } from '../../../shared/components/toast';
import { useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { actTexts } from './act-messages';
import { useHeld, useWhy } from './held';
import { useCardAct } from './use-card-act';
import { useValues } from './use-values';
import './acts.css';

type Move = CardDetail['can'][number];
/** The likeliest first: that one is filled. */
const ORDER: Move[] = [
  'serve',
  'explain',
  'issue',
  'uphold',
  'lift',
  'verify',
  'lower',
  'appeal',
  'dismiss',
  'revoke',
];
/** What somebody writes at length is kept on this device until it is sent. */
const KEPT: readonly Move[] = ['explain', 'appeal'];

/** 您可以做: only what is allowed, with what follows; what is not possible now, with the reason. */
export function ActsPanel({ card }: { card: CardDetail }) {
  const t = useTexts(actTexts);
  const held = useHeld(card);
  const moves = ORDER.filter((move) => card.can.includes(move));
  return (
    <Panel className="acts card-acts" title={t('title')}>
      {moves.length === 0 && <p className="acts-none">{t('none')}</p>}
      {moves.map((move, i) => (
        <Act key={move} card={card} move={move} first={i === 0} />
      ))}
      {held.map(({ what, why }) => (
        <div key={what} className="acts-held">
          <b>{what}</b>
          {why}
        </div>
      ))}
    </Panel>
  );
}

function Act({ card, move, first }: { card: CardDetail; move: Move; first: boolean }) {
  const t = useTexts(actTexts);
  const [open, setOpen] = useState(false);
  const { account } = useSession();
  const values = useValues(card, move);
  const run = useCardAct(card);
  const why = useWhy();
  // who serves: the unit signs for it, the office records that it has it
  const own = account.roles.includes('handler');
  const key = move === 'serve' && !own ? 'serveFor' : move;
  const act = t(`act.${key}`, values);
  return (
    <div className={first ? 'act act-main' : 'act'}>
      <Button kind={first ? 'filled' : 'line'} onClick={() => setOpen(true)}>
        {act}…
      </Button>
      <p>{t(`follows.${key}`, values)}</p>
      {open && (
        <ConfirmAct
          title={t(`ask.${key}`, values)}
          act={act}
          follows={t(`follows.${key}`, values)}
          instead={t(`not.${move}`)}
          reason={
            move === 'serve'
              ? undefined
              : {
                  label: t(`label.${move}`),
                  max: 4000,
                  keep: KEPT.includes(move) ? `duban.card.${move}.${card.id}` : undefined,
                }
          }
          failure={({ code, facts }) =>
            code === 'card-refused' ? why({ code: String(facts.reason), facts }) : null
          }
          onConfirm={async (text) => {
            const answer = await run(move, text);
            toast(t(`done.${move}`, { ...values, number: answer.number ?? '' }));
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
