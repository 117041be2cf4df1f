import type { Board } from '@duban/contracts';
import { Link } from 'react-router';
import { CardSheet } from '../../shared/components/card-sheet';
import { FigureTile } from '../../shared/components/figure-tile';
import { formatDate, formatMonth, formatNumber, formatRate, yiText } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { shared } from '../../shared/messages';
import { figure } from '../../shared/amounts';
import { boardTexts } from './messages';
import { Moved } from './moved';

export function Tiles({ board }: { board: Board }) {
  const t = useTexts(boardTexts);
  const lang = useLang();
  const { projects, money, notices, filing } = board;
  // what is proposed is the county's own paper: an organisation's board has none
  const isCounty = board.scope === 'all';
  return (
    <>
      <FigureTile
        to="/projects"
        label={t('tile.projects')}
        value={formatNumber(projects.count)}
        unit={t('unit.projects')}
        watched={projects.count}
        basis={t('tile.projectsBasis', { amount: yiText(money.totalFen, lang) })}
      />
      <FigureTile
        to="/projects?large=true"
        label={t('tile.large')}
        value={formatNumber(projects.large)}
        unit={t('unit.projects')}
        watched={projects.large}
        basis={t('tile.largeBasis', {
          rate: formatRate(projects.count ? projects.large / projects.count : 0),
        })}
      />
      <FigureTile
        to="/projects?sort=total"
        label={t('tile.plan')}
        value={figure(money.planFen, lang)}
        unit={t('unit.money')}
        watched={money.planFen}
        basis={t('tile.planBasis', { amount: figure(money.doneFen, lang) })}
      />
      <FilingTile filing={filing} />
      <FigureTile
        to="/notices?view=open"
        label={t('tile.notices')}
        value={formatNumber(notices.open)}
        unit={t('unit.notices')}
        watched={notices.open}
        basis={t(isCounty ? 'tile.noticesBasis' : 'tile.noticesOwn', {
          overdue: notices.overdue,
          proposed: notices.proposed,
        })}
      />
      <CardsTile cards={board.cards} isCounty={isCounty} />
    </>
  );
}

function FilingTile({ filing }: { filing: Board['filing'] }) {
  const t = useTexts(boardTexts);
  const lang = useLang();
  const words = useTexts(shared);
  const day = formatDate(filing.dueDay, lang);
  const date = filing.provisional ? `${day} ${words('deadline.provisional')}` : day;
  const late = filing.remaining.state === 'overdue';
  return (
    <FigureTile
      to="/projects?filing=owed"
      label={t('tile.filing', { month: formatMonth(filing.period, lang) })}
      value={formatNumber(filing.filed)}
      unit={`/ ${formatNumber(filing.filed + filing.owed)}`}
      watched={filing.filed}
      basis={
        filing.owed
          ? t(late ? 'tile.filingLate' : 'tile.filingBasis', { owed: filing.owed, date })
          : t('tile.filingDone')
      }
    />
  );
}

/** Cards in force as sheets with their count; under them what waits: for the head to issue, for a review. */
function CardsTile({ cards, isCounty }: { cards: Board['cards']; isCounty: boolean }) {
  const t = useTexts(boardTexts);
  const words = useTexts(shared);
  const proposed = cards.proposedYellow + cards.proposedRed;
  return (
    <div className="figure board-cards">
      <Link className="figure-label" to="/cards?view=in-force">
        {t('tile.cards')}
      </Link>
      <span className="board-sheets">
        {(['yellow', 'red'] as const).map((colour) => (
          <Link key={colour} to={`/cards?view=in-force&color=${colour}`}>
            <CardSheet colour={colour} number={words(`card.${colour}`)} height={36} bare />
            <Moved value={colour === 'yellow' ? cards.yellowInForce : cards.redInForce} />
          </Link>
        ))}
      </span>
      <small className="figure-basis">
        {isCounty && (
          <Link to="/cards?view=proposed">
            {t('tile.cardsProposed', {
              yellow: cards.proposedYellow,
              red: cards.proposedRed,
              count: proposed,
            })}
          </Link>
        )}
        {isCounty && ' · '}
        <Link to="/cards?view=appealed">{t('tile.cardsAppealed', { count: cards.appealed })}</Link>
      </small>
    </div>
  );
}
