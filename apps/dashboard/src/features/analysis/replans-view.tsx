import type { Answer, getAnalysisReplans } from '@duban/contracts';
import { Link, useNavigate } from 'react-router';
import { abs, difference, figure } from '../../shared/amounts';
import { Empty } from '../../shared/components/states';
import { formatNumber, yiText } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { analysisTexts } from './messages';
import { linkOf, type State } from './query';
import { floorOf, toWaterfall } from './to-waterfall';
import { Drawing, GroupSelect, ViewFrame } from './view-frame';
import { WaterfallChart } from './waterfall-chart';

type Replans = Answer<typeof getAnalysisReplans>;
type ViewProps = {
  state: State;
  said: string;
  answer: Replans;
  onSteps: (steps: State['steps']) => void;
};

/** 计划调整: from the first plans of the year, change by change, to those in force. */
export function ReplansView({ state, said, answer, onSteps }: ViewProps) {
  const t = useTexts(analysisTexts);
  const lang = useLang();
  const navigate = useNavigate();
  const falls = toWaterfall(answer);
  const names = falls.map(({ kind, key }) =>
    kind === 'first' || kind === 'current'
      ? t(`replans.${kind}`)
      : stepName(answer, key.slice('step '.length), t('replans.rest')),
  );
  // reasons are sentences: under the bars stand their numbers, the table says them
  const marks = names.map((name, i) =>
    answer.by === 'reason' && i > 0 && i < names.length - 1 ? `${i}` : name,
  );
  const change = difference(answer.currentFen, answer.firstFen);
  const isChanged = answer.steps.length > 0;
  const finding = isChanged
    ? t('replans.finding', {
        first: yiText(answer.firstFen, lang),
        current: yiText(answer.currentFen, lang),
        what: t(change < 0n ? 'replans.down' : 'replans.up'),
        change: yiText(abs(change), lang),
      })
    : t('replans.none');
  const linkOfStep = (key: string) => (answer.by === 'unit' ? linkOf(state, 'unit', key) : null);
  const floor = floorOf(falls);
  const unit = `${t('unitYi')}${floor > 0 ? ` · ≥ ${formatNumber(lang === 'zh' ? floor : floor * 100)}` : ''}`;
  return (
    <ViewFrame
      state={state}
      head={answer}
      said={said}
      finding={finding}
      bare={!isChanged}
      legend={marks.flatMap((mark, i) => (mark === names[i] ? [] : [`${mark}  ${names[i]}`]))}
      choice={
        <GroupSelect
          label={t('by')}
          value={answer.by}
          options={(['reason', 'unit'] as const).map((value) => ({ value, label: t(`steps.${value}`) }))}
          onChange={onSteps}
        />
      }
      drawing={
        isChanged ? (
          <Drawing name={finding} height={340} unit={unit}>
            <WaterfallChart
              falls={falls}
              names={names}
              marks={marks}
              onPick={({ key }) => {
                const to = linkOfStep(key.slice('step '.length));
                if (to) void navigate(to);
              }}
            />
          </Drawing>
        ) : (
          <Empty title={t('replans.none')}>
            {t('replans.noneHelp', { amount: yiText(answer.firstFen, lang) })}
          </Empty>
        )
      }
      table={
        isChanged && (
          <div className="analysis-scroll" tabIndex={0} role="region" aria-label={t('view.replans')}>
            <table className="table table-dense">
              <thead>
                <tr>
                  <th scope="col">{t('replans.what')}</th>
                  <th scope="col" className="num">
                    {t('replans.change')}
                  </th>
                  <th scope="col" className="num">
                    {t('replans.after')}
                  </th>
                  <th scope="col" className="num">
                    {t('replans.times')}
                  </th>
                  <th scope="col" className="num">
                    {t('replans.count')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {falls.map((fall, i) => {
                  const step = answer.steps.find(({ key }) => fall.key === `step ${key}`);
                  const to = step && linkOfStep(step.key);
                  return (
                    <tr key={fall.key}>
                      <th scope="row">
                        {step && answer.by === 'reason' && <span className="analysis-mark">{marks[i]}</span>}
                        {to ? <Link to={to}>{names[i]}</Link> : names[i]}
                      </th>
                      <td className="num">
                        {step && (BigInt(step.changeFen) > 0n ? '+' : '')}
                        {step ? figure(step.changeFen, lang) : ''}
                      </td>
                      <td className="num">{figure(fall.totalFen, lang)}</td>
                      <td className="num">{step ? `${step.raised}/${step.lowered}` : ''}</td>
                      <td className="num">{step?.projects ?? ''}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )
      }
    />
  );
}

function stepName({ by, steps }: Replans, key: string, rest: string): string {
  if (key === '') return rest;
  const step = steps.find((other) => other.key === key);
  return by === 'unit' ? (step?.name ?? key) : key;
}
