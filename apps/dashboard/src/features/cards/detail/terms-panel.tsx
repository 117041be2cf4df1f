import type { CardDetail } from '@duban/contracts';
import { RemainingChip } from '../../../shared/components/deadline-chip';
import { Panel } from '../../../shared/components/panel';
import { formatDate, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { cardTexts } from '../messages';
import { useLimit } from './use-limit';

type Term = CardDetail['terms'][number];
const OVER: readonly CardDetail['state'][] = ['revoked', 'dismissed'];

/** 期限: what the unit may still do and until when, what was kept or missed; silence decides nothing. */
export function TermsPanel({ card, today }: { card: CardDetail; today: string }) {
  const t = useTexts(cardTexts);
  // a card that ended before its terms began has none
  const terms = OVER.includes(card.state) ? card.terms.filter(({ state }) => state !== 'ahead') : card.terms;
  if (terms.length === 0) return null;
  return (
    <Panel title={t('terms.title')}>
      <dl className="card-terms">
        {terms.map((term) => (
          <div key={term.what}>
            <dt>{t(`terms.${term.what}`)}</dt>
            <dd>
              <TermState term={term} card={card} today={today} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="card-silence">{t('terms.silence')}</p>
    </Panel>
  );
}

function TermState({ term, card, today }: { term: Term; card: CardDetail; today: string }) {
  const t = useTexts(cardTexts);
  const lang = useLang();
  const limit = useLimit();
  const { what, state, day, remaining, provisional, doneAt, inTime } = term;
  if (remaining)
    return <RemainingChip remaining={remaining} day={day} provisional={provisional} today={today} />;
  if (state === 'ahead') return t('terms.ahead', { limit: limit(card.rules[what]) });
  if (state === 'lapsed') return t(`terms.${what}Lapsed`, { day: day ? formatDate(day, lang, today) : '—' });
  const at = formatMoment(doneAt ?? '', lang, today);
  if (what === 'appeal') return t('terms.appealDone', { at });
  return t(`terms.${what}${inTime === false ? 'Late' : 'Done'}`, { at });
}
