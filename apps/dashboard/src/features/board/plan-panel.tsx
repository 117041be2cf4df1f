import type { Board } from '@duban/contracts';
import { ChartFrame } from '../../shared/charts/chart-frame';
import { Panel } from '../../shared/components/panel';
import { useWidth } from '../../shared/components/use-width';
import { formatDay, formatMonth, yiText } from '../../shared/format';
import { type Lang } from '../../shared/i18n/i18n';
import { type Texts, useLang, useTexts } from '../../shared/i18n/messages';
import { shared } from '../../shared/messages';
import { abs, difference, figure } from '../../shared/amounts';
import { boardTexts } from './messages';
import { PlanChart } from './plan-chart';

type T = Texts<'chart.behind' | 'chart.ahead' | 'chart.even' | 'chart.none'>;

/** The finding of the chart as one sentence. */
export function planFinding({ money, months, period }: Board, t: T, lang: Lang): string {
  if (!months.some((m) => m.period <= period && m.doneFen !== null)) return t('chart.none');
  const gap = difference(money.doneFen, money.scheduledFen);
  const key = gap < 0n ? 'chart.behind' : gap > 0n ? 'chart.ahead' : 'chart.even';
  const month = lang === 'zh' ? formatMonth(period, lang).replace('月', ' 月') : formatMonth(period, lang);
  return t(key, { month, amount: yiText(abs(gap), lang) });
}

export function PlanPanel({ board }: { board: Board }) {
  const t = useTexts(boardTexts);
  const words = useTexts(shared);
  const lang = useLang();
  const finding = planFinding(board, t, lang);
  const [ref, width] = useWidth<HTMLDivElement>(800);
  const table = {
    head: [
      t('chart.table.month'),
      t('chart.table.plan'),
      t('chart.table.done'),
      t('chart.table.diff'),
      t('chart.month'),
    ],
    rows: board.months.map((m) => {
      const isFact = m.period <= board.period && m.doneFen !== null;
      const none = t('chart.notYet');
      return [
        m.period,
        figure(m.planFen, lang),
        isFact && m.doneFen !== null ? figure(m.doneFen, lang) : none,
        isFact && m.doneFen !== null ? figure(difference(m.doneFen, m.planFen), lang) : none,
        isFact && m.monthFen !== null ? figure(m.monthFen, lang) : none,
      ];
    }),
  };
  return (
    <Panel
      className="board-plan"
      title={t('chart.title')}
      finding={finding}
      asOf={words('asOf', { date: formatDay(board.periodEnd, lang) })}
    >
      <ChartFrame
        finding={`${t('chart.title')}：${finding}`}
        table={table}
        height="100%"
        unit={t('chart.unit')}
      >
        <div ref={ref} className="board-drawing">
          <PlanChart board={board} compact={width < 560} />
        </div>
      </ChartFrame>
    </Panel>
  );
}
