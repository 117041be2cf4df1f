import type { AnalysisRow, Answer, getAnalysisTable } from '@duban/contracts';
import { tenths, tenthsPp } from '../../shared/amounts';
import { useTexts } from '../../shared/i18n/messages';
import { analysisTexts } from './messages';
import { useNames } from './names';
import { DIMENSIONS, type Dimension, type State } from './query';
import { RankChart, RANK_ROW } from './rank-chart';
import { RatesTable } from './rates-table';
import { Drawing, GroupSelect, ViewFrame } from './view-frame';

type Table = Answer<typeof getAnalysisTable>;
type ViewProps = { state: State; said: string; answer: Table; onBy: (by: Dimension) => void };

/** 指标与排名: every rate by a dimension, and how far each group is ahead of its schedule. */
export function TableView({ state, said, answer, onBy }: ViewProps) {
  const t = useTexts(analysisTexts);
  const { rows, whole, smallBelow } = answer;
  const shown = { ...state, by: answer.by };
  const isTime = shown.by === 'month' || shown.by === 'year';
  const drawn = rows.filter((row) => row.pointsTenths !== null && (isTime || row.rank !== null));
  const name = useRankFinding(shown, drawn);
  return (
    <ViewFrame
      state={state}
      head={answer}
      said={said}
      finding={useFinding(whole)}
      bare={drawn.length === 0}
      choice={
        <GroupSelect
          label={t('by')}
          value={state.by}
          options={DIMENSIONS.map((value) => ({ value, label: t(`by.${value}`) }))}
          onChange={onBy}
        />
      }
      drawing={
        <Drawing name={name} height={drawn.length * RANK_ROW + 8} unit={`${t('rank.title')} · ${name}`}>
          {drawn.length > 0 && <RankChart state={shown} rows={drawn} />}
        </Drawing>
      }
      table={<RatesTable state={shown} rows={rows} whole={whole} />}
    >
      {!isTime && rows.some(({ small }) => small) && (
        <p className="analysis-note">{t('rank.guard', { small: smallBelow })}</p>
      )}
    </ViewFrame>
  );
}

/** The whole in one sentence. */
function useFinding({ rateTenths, pointsTenths }: AnalysisRow): string {
  const t = useTexts(analysisTexts);
  if (rateTenths === null || pointsTenths === null) return t('table.noPlan');
  const what = t(pointsTenths < 0 ? 'table.behind' : 'table.ahead');
  return t('table.finding', { rate: tenths(rateTenths), what, points: tenths(Math.abs(pointsTenths)) });
}

function useRankFinding({ by }: State, drawn: AnalysisRow[]): string {
  const t = useTexts(analysisTexts);
  const nameOf = useNames();
  const [first] = drawn;
  const last = drawn.at(-1);
  if (!first || !last) return t('rank.none');
  if (first === last || by === 'month' || by === 'year')
    return t('rank.one', { first: nameOf(by, first), points: tenthsPp(first.pointsTenths) });
  return t('rank.finding', { first: nameOf(by, first), last: nameOf(by, last) });
}
