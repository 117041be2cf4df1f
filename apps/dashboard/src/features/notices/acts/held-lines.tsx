import type { NoticeDetail } from '@duban/contracts';
import { atShanghai, formatDate, formatDay } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { refusalTexts } from '../refusal-messages';
import { STAGE_WORDS, useRefusal } from '../refusals';
import { actTexts } from './act-messages';
import { type HeldAct, heldActs } from './held-acts';

/** What is not possible now, as text with its reason. */
export function HeldLines({ notice }: { notice: NoticeDetail }) {
  const words = useHeldWords(notice);
  const all = heldActs(notice);
  if (all.length === 0) return null;
  return (
    <div className="acts-helds">
      {all.map((held) => {
        const { name, why } = words(held);
        return (
          <div key={held.act} className="acts-held">
            {name && <b>{name}</b>}
            {why}
          </div>
        );
      })}
    </div>
  );
}

function useHeldWords(notice: NoticeDetail): (held: HeldAct) => { name: string | null; why: string } {
  const t = useTexts(actTexts);
  const say = useRefusal();
  const refusal = useTexts(refusalTexts);
  const lang = useLang();
  const { state, unit, dueDay, closedAt, archivedAt } = notice;
  const stageWhy = (act: keyof typeof STAGE_WORDS) => {
    if (act === 'reply' && state === 'issued') return refusal('stage.replySign');
    if (act === 'reply' && state === 'suspended') return refusal('stage.replyStopped');
    const key = STAGE_WORDS[act] ?? 'stage.close';
    return refusal(key, { unit: unit.shortName, day: dueDay ? formatDate(dueDay, lang) : '' });
  };
  return (held) => {
    if ('day' in held)
      return {
        name: t(held.act === 'yellow' ? 'held.yellow' : 'held.red'),
        why: t('held.cardWhy', { day: formatDate(held.day, lang) }),
      };
    if ('why' in held)
      return {
        name: t(`act.${held.act}`),
        why: held.why.code === 'stage' ? stageWhy(held.act) : say(held.why),
      };
    const at = (held.act === 'archived' ? archivedAt : null) ?? closedAt;
    return {
      name: null,
      why: t(`held.${held.act}`, { day: at ? formatDay(atShanghai(at).date, lang) : '' }),
    };
  };
}
