import type { CardDetail } from '@duban/contracts';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { actTexts } from './act-messages';

type Refused = CardDetail['cannot'][number];
const WHY = ['issued-by-same', 'appeal-too-late', 'appealed-before', 'card-there', 'not-red'] as const;

/** What is important and not possible now, with the reason; a reason that holds for several acts is said once. */
export function heldActs(
  refused: readonly Refused[],
): { what: 'decide' | 'appeal' | 'revoke'; why: Refused }[] {
  const found = refused.filter(({ code }) => code !== 'not-red');
  const same = found.filter(({ code }) => code === 'issued-by-same');
  const [first] = same;
  const others = found.filter(({ code }) => code !== 'issued-by-same');
  return [
    ...(first ? [{ what: same.length > 1 ? ('decide' as const) : ('revoke' as const), why: first }] : []),
    ...others.map((why) => ({ what: 'appeal' as const, why })),
  ];
}

/** A refusal as a sentence with its facts. */
export function useWhy(): (refused: { code: string; facts: Record<string, unknown> }) => string {
  const t = useTexts(actTexts);
  const lang = useLang();
  const today = useSession().today.day;
  return ({ code, facts }) => {
    const known = WHY.find((each) => each === code);
    const at = facts.lastAt ?? facts.at;
    return t(`held.${known ?? 'other'}`, {
      at: typeof at === 'string' ? formatMoment(at, lang, today) : '—',
    });
  };
}

export function useHeld(card: CardDetail): { what: string; why: string }[] {
  const t = useTexts(actTexts);
  const why = useWhy();
  return heldActs(card.cannot).map(({ what, why: refused }) => ({
    what: t(`held.${what}`),
    why: why(refused),
  }));
}
