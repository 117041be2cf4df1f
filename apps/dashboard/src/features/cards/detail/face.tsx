import type { CardDetail } from '@duban/contracts';
import { Link } from 'react-router';
import { atShanghai, formatLongDate, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { wordTexts } from '../../../shared/words';
import { cardTexts } from '../messages';
import { useFacts } from './use-facts';
import './face.css';

/** The card itself: a portrait sheet with a folded corner. Dashed and without a number while it is only proposed. */
export function Face({ card, today }: { card: CardDetail; today: string }) {
  const t = useTexts(cardTexts);
  const names = useTexts(shared);
  const words = useTexts(wordTexts);
  const { color, number, unit, noticeId, noticeNumber, noticeTitle, project, state } = card;
  const { ground, rule, points } = useFacts(card, today);
  return (
    <article className={`face face-${color}${number ? '' : ' face-proposed'}`} aria-labelledby="face-title">
      <Fold />
      <header>
        <h1 id="face-title">
          {names(number ? `card.${color}` : color === 'red' ? 'card.proposedRed' : 'card.proposedYellow')}
        </h1>
        <p lang="zh-CN">{number?.replace(/^[黄红]牌/, '') ?? names('card.unnumbered')}</p>
        {number && (
          <span className="face-state">
            {words(`cardState.${state}`)}
            {card.lowered && state !== 'lowered' && ` · ${words('cardState.lowered')}`}
          </span>
        )}
      </header>
      <p className="face-to" lang="zh-CN">
        {t('sheet.to', { unit: unit.name })}
      </p>
      <dl>
        <dt>{t('sheet.matter')}</dt>
        <dd>
          <Link to={`/notices/${noticeId}`} lang="zh-CN">
            {noticeTitle}
          </Link>
          {noticeNumber && <small lang="zh-CN">督办{noticeNumber}</small>}
        </dd>
        <dt>{t('sheet.project')}</dt>
        <dd>
          <Link to={`/projects/${project.id}`} lang="zh-CN">
            {project.name}
          </Link>
        </dd>
        <dt>{t('sheet.ground')}</dt>
        <dd>{ground}</dd>
        <dt>{t('sheet.points')}</dt>
        <dd>
          <b>{points}</b>
        </dd>
        <dt>{t('sheet.rule')}</dt>
        <dd className="face-rule">{rule}</dd>
      </dl>
      <Signature card={card} today={today} />
    </article>
  );
}

/** Who issued it, with which words, on which day. */
function Signature({ card, today }: { card: CardDetail; today: string }) {
  const t = useTexts(cardTexts);
  const lang = useLang();
  const issue = card.acts.find(({ move }) => move === 'issue');
  if (!card.issuedAt)
    return <footer>{t('sheet.proposed', { at: formatMoment(card.proposedAt, lang, today) })}</footer>;
  return (
    <footer>
      {issue?.text && <blockquote lang="zh-CN">{issue.text}</blockquote>}
      <p>{issue?.by ? t('sheet.signed', { by: issue.by }) : t('sheet.byRule')}</p>
      <time dateTime={card.issuedAt}>{formatLongDate(atShanghai(card.issuedAt).date, lang)}</time>
    </footer>
  );
}

const Fold = () => (
  <svg className="face-fold" viewBox="0 0 34 34" width="34" height="34" aria-hidden="true">
    <path className="face-cut" d="M0 0H34V34Z" />
    <path className="face-flap" d="M1 1V33H33Z" />
  </svg>
);
