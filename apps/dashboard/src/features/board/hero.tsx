import type { Board } from '@duban/contracts';
import { Link } from 'react-router';
import { Bullet } from '../../shared/components/bars';
import { FigureTile } from '../../shared/components/figure-tile';
import { formatDay, formatMonth, yiText } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { figure, tenths, tenthsPp } from '../../shared/amounts';
import { LeftLine } from './left-line';
import { boardTexts } from './messages';
import { Tiles } from './tiles';

/** What the county has done this year against plan and schedule, and the figures that lead on. */
export const Hero = ({ board }: { board: Board }) => (
  <section className="panel board-top">
    <Done board={board} />
    <Progress board={board} />
    <Tiles board={board} />
  </section>
);

function Done({ board: { money, period, periodEnd } }: { board: Board }) {
  const t = useTexts(boardTexts);
  const lang = useLang();
  return (
    <FigureTile
      size="hero"
      to="/projects?sort=lag"
      label={t('hero.label')}
      value={figure(money.doneFen, lang)}
      unit={t('unit.money')}
      watched={money.doneFen}
      basis={t('hero.basis', { date: formatDay(periodEnd, lang), month: formatMonth(period, lang) })}
    />
  );
}

function Progress({ board }: { board: Board }) {
  const t = useTexts(boardTexts);
  const lang = useLang();
  const { money, period, filing, otherCurrencies } = board;
  const month = Number(period.slice(5));
  const straight = Math.round((month / 12) * 1000) === money.scheduleTenths;
  const rate = `${tenths(money.scheduleTenths)}%`;
  const behind = (money.pointsTenths ?? 0) < 0;
  return (
    <div className="board-progress">
      <Bullet done={(money.rateTenths ?? 0) / 1000} scheduled={money.scheduleTenths / 1000} size="hero" />
      <p className="board-rates">
        <span>
          {t(board.measure === 'first' ? 'hero.firstRate' : 'hero.rate')} <b>{tenths(money.rateTenths)}%</b>
        </span>
        <span className={behind ? 'board-behind' : 'board-ahead'}>
          {t('hero.points')} <b>{tenthsPp(money.pointsTenths)}</b> {t('hero.pp')}
        </span>
        <span className="board-schedule">
          {straight ? t('hero.schedule', { num: month, rate }) : t('hero.scheduleOnly', { rate })}
        </span>
      </p>
      <p className="board-sub">
        <Link to="/projects?filing=filed">
          {t('hero.open', {
            month: formatMonth(filing.period, lang),
            amount: yiText(filing.filedFen, lang),
            count: filing.filed,
          })}
        </Link>
        <LeftLine left={board.left} />
        {money.stale > 0 && <Link to="/projects?light=stale">{t('hero.stale', { count: money.stale })}</Link>}
        {money.paid > 0 && <span>{t('hero.paid', { count: money.paid })}</span>}
        {otherCurrencies > 0 && <span>{t('hero.foreign', { count: otherCurrencies })}</span>}
      </p>
    </div>
  );
}
