import type { Board } from '@duban/contracts';
import { tenths, tenthsPp } from '../../../shared/amounts';
import { formatDay, yiText } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { meetingTexts } from './meeting-messages';

/** 一、总体情况: the board in six lines. */
export function StandingPart({ board }: { board: Board }) {
  const t = useTexts(meetingTexts);
  const words = useTexts(shared);
  const lang = useLang();
  const { money, projects, lights, notices, cards, periodEnd } = board;
  const facts: [string, string][] = [
    [
      t('fact.projects'),
      t('projects', {
        count: projects.count,
        large: projects.large,
        total: yiText(money.totalFen, lang),
      }),
    ],
    [
      t('fact.money'),
      t('money', {
        plan: yiText(money.planFen, lang),
        day: formatDay(periodEnd, lang),
        done: yiText(money.doneFen, lang),
      }),
    ],
    [
      t('fact.rate'),
      t('rate', {
        rate: tenths(money.rateTenths),
        schedule: tenths(money.scheduleTenths),
        points: tenthsPp(money.pointsTenths),
      }),
    ],
    [
      t('fact.lights'),
      lights
        .filter(({ count }) => count > 0)
        .map(({ color, count }) => `${words(`light.${color}`)} ${count}`)
        .join(lang === 'zh' ? '，' : ', '),
    ],
    [
      t('fact.notices'),
      t('notices', {
        open: notices.open,
        overdue: notices.overdue,
        issued: notices.issuedThisYear,
        closed: notices.closedThisYear,
      }),
    ],
    [
      t('fact.cards'),
      t('cards', {
        yellow: cards.yellowInForce,
        red: cards.redInForce,
        proposed: cards.proposedYellow + cards.proposedRed,
        appealed: cards.appealed,
      }),
    ],
  ];
  return (
    <section>
      <h2>{t('head.standing')}</h2>
      <dl className="meeting-facts">
        {facts.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
