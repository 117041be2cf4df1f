import type { CardDetail } from '@duban/contracts';
import { atShanghai, formatDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { wordTexts } from '../../../shared/words';
import { cardTexts } from '../messages';
import { useLimit } from './use-limit';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What a card says on its face and on paper: its ground, what the rule says, what it counts. */
export function useFacts(card: CardDetail, today: string): { ground: string; rule: string; points: string } {
  const t = useTexts(cardTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const limit = useLimit();
  const { evidence, rung, reason, rules } = card;
  const day = (key: string) => (text(evidence[key]) ? formatDate(text(evidence[key]), lang, today) : '—');
  const ground = rung
    ? t('sheet.byRung', {
        dueDay: day('dueDay'),
        rungDay: day('rungDay'),
        level: Number(evidence.level) || 0,
        rung: words(`rung.${rung}`),
      })
    : t('sheet.byHand', { reason });
  const rule = t('sheet.ruleText', {
    explain: limit(rules.explain),
    appeal: limit(rules.appeal),
    review: limit(rules.review),
  });
  return { ground, rule, points: t(...pointsOf(card)) };
}

type Said = [key: Parameters<ReturnType<typeof useTexts<Key>>>[0], values?: { count: number; year: number }];
type Key = typeof cardTexts extends { keys?: infer K } ? NonNullable<K> & string : never;

/** Points are said with the year they count in: that of the issue. */
export function pointsOf(card: CardDetail): Said {
  const { state, points, rules, color, lowered, issuedAt } = card;
  if (state === 'revoked') return ['sheet.pointsNone'];
  if (state === 'dismissed') return ['sheet.pointsDismissed'];
  const year = Number(issuedAt ? atShanghai(issuedAt).date.slice(0, 4) : 0);
  if (state === 'proposed' || state === 'issued')
    return ['sheet.pointsWill', { count: rules.points[color], year }];
  if (state === 'appealed') return ['sheet.pointsAppealed', { count: points, year }];
  if (state === 'lifted') return ['sheet.pointsLifted', { count: points, year }];
  return [lowered ? 'sheet.pointsLowered' : 'sheet.pointsAre', { count: points, year }];
}
