import type { Board } from '@duban/contracts';
import { Link } from 'react-router';
import { CardSheet } from '../../shared/components/card-sheet';
import { FigureTile } from '../../shared/components/figure-tile';
import { formatDate, formatMonth, formatNumber, formatRate, yiText } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { figure } from './amounts';
import { boardTexts } from './messages';
import { Moved } from './moved';

export function Tiles({ board }: { board: Board }) {
  const t = useTexts(boardTexts);
  const lang = useLang();
  const { projects, money, notices, filing } = board;
  // proposals are the county's own papers: an organisation's board has none
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
      {isCounty && <CardsTile cards={board.cards} />}
    </>
  );
}

function FilingTile({ filing }: { filing: Board['filing'] }) {
  const t = useTexts(boardTexts);
  const lang = useLang();
  const date = formatDate(filing.dueDay, lang);
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

function CardsTile({ cards }: { cards: Board['cards'] }) {
  const t = useTexts(boardTexts);
  return (
    <Link className="figure board-cards" to="/notices?view=carded">
      <span className="figure-label">{t('tile.cards')}</span>
      <span className="board-sheets">
        <CardSheet colour="yellow" height={36} bare />
        <Moved value={cards.proposedYellow} />
        <CardSheet colour="red" height={36} bare />
        <Moved value={cards.proposedRed} />
      </span>
      <small className="figure-basis">{t('tile.cardsBasis')}</small>
    </Link>
  );
}
