import { type CardDetail, getPublicStatus } from '@duban/contracts';
import { atShanghai, formatLongDate, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { useFetched } from '../../../shared/query';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { useLimit } from '../detail/use-limit';
import { paperTexts } from './paper-messages';
import './paper.css';

type Act = CardDetail['acts'][number];

/**
 * 黄牌通知书 · 红牌通知书, as GB/T 9704-2012 sets an official paper. Nothing of it is on the screen: it is what the
 * printer gets of a card's page.
 */
export function CardPaper({ card }: { card: CardDetail }) {
  const t = useTexts(paperTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const { account, today } = useSession();
  const status = useFetched(getPublicStatus, {});
  const operator = status.data?.operator ?? '';
  const day = (at: string) => formatLongDate(atShanghai(at).date, lang);
  const issuedAt = card.issuedAt ?? card.proposedAt;
  return (
    <article className="official">
      <p className="official-mark" lang="zh-CN">
        {operator}
      </p>
      <p className="official-number" lang="zh-CN">
        {card.number}
      </p>
      <h2>{t(`title.${card.color}`)}</h2>
      <div className="official-body">
        <p className="official-to" lang="zh-CN">
          {t('to', { unit: card.unit.name })}
        </p>
        <Ground card={card} />
        <Rule card={card} />
        {card.acts.map((act) => (
          <Said key={act.seq} card={card} act={act} />
        ))}
        <p className="official-sign" lang="zh-CN">
          {operator}
          <br />
          {day(issuedAt)}
        </p>
      </div>
      <footer>
        {t('foot', {
          who: `${account.org.shortName} ${account.name}`,
          at: formatMoment(today.now, lang),
          state: words(`cardState.${card.state}`),
        })}
      </footer>
    </article>
  );
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What was not done, by when, and what the ladder says: or the words of who proposed it. */
function Ground({ card }: { card: CardDetail }) {
  const t = useTexts(paperTexts);
  const names = useTexts(shared);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const { evidence, rung, noticeNumber, noticeTitle, color } = card;
  const kind = names(`card.${color}`);
  const values = {
    notice: noticeNumber ? t('notice', { number: noticeNumber }) : '',
    title: noticeTitle,
    card: lang === 'en' ? kind.toLowerCase() : kind,
  };
  const day = (key: string) => (text(evidence[key]) ? formatLongDate(text(evidence[key]), lang) : '—');
  return (
    <p>
      {rung
        ? t('byRung', {
            ...values,
            dueDay: day('dueDay'),
            rungDay: day('rungDay'),
            level: Number(evidence.level) || 0,
            rung: words(`rung.${rung}`),
          })
        : t('byHand', { ...values, reason: card.reason })}
    </p>
  );
}

function Rule({ card }: { card: CardDetail }) {
  const t = useTexts(paperTexts);
  const limit = useLimit();
  const { rules, color, issuedAt, proposedAt } = card;
  return (
    <p>
      {t('rule', {
        count: rules.points[color],
        year: atShanghai(issuedAt ?? proposedAt).date.slice(0, 4),
        explain: limit(rules.explain),
        appeal: limit(rules.appeal),
        review: limit(rules.review),
      })}
    </p>
  );
}

/** What has happened to it since, so that a paper printed later says so. */
function Said({ card, act }: { card: CardDetail; act: Act }) {
  const t = useTexts(paperTexts);
  const lang = useLang();
  const long = (at: string | null) => (at ? formatLongDate(atShanghai(at).date, lang) : '—');
  const day = long(act.at);
  const { explainDueAt, appealDueAt, reviewDueAt } = card;
  switch (act.move) {
    case 'serve':
      return <p>{t('served', { day, explainDay: long(explainDueAt), appealDay: long(appealDueAt) })}</p>;
    case 'appeal':
      return <p>{t('appealed', { day, reviewDay: long(reviewDueAt) })}</p>;
    case 'uphold':
      return <p>{t('upheld', { day, text: act.text })}</p>;
    case 'lower':
      return <p>{t('lowered', { day, text: act.text })}</p>;
    case 'revoke':
      return <p>{t('revoked', { day, text: act.text })}</p>;
    case 'lift':
      return <p>{t('lifted', { day, text: act.text })}</p>;
    default:
      return null;
  }
}
