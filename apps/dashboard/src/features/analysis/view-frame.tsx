import { exportAnalysis, type AnalysisHead } from '@duban/contracts';
import { type ReactNode, useRef, useState } from 'react';
import { addressOf } from '../../shared/api';
import { pictureOf } from '../../shared/charts/picture';
import { Button } from '../../shared/components/button';
import { DownloadLink } from '../../shared/components/download-link';
import { Panel } from '../../shared/components/panel';
import { toast } from '../../shared/components/toast';
import { formatLongDate } from '../../shared/format';
import { useLang, useTexts } from '../../shared/i18n/messages';
import { projectWords } from '../../shared/project-words';
import { saveAs } from '../../shared/save-as';
import { analysisTexts } from './messages';
import { askedOf, type State } from './query';

type FrameProps = {
  state: State;
  head: AnalysisHead;
  /** The filters in words. */
  said: string;
  finding: string;
  /** How the view is grouped, where it is. */
  choice?: ReactNode;
  drawing: ReactNode;
  /** Beside the drawing: what it is drawn from. */
  table?: ReactNode;
  children?: ReactNode;
  /** What the drawing only numbers: the picture says it. */
  legend?: readonly string[];
  /** Nothing to draw: no picture is offered. */
  bare?: boolean;
};

/** A view: its finding, the drawing and its table side by side, and both as files. */
export function ViewFrame(props: FrameProps) {
  const { state, head, said, finding, choice, drawing, table, children, legend = [], bare } = props;
  const t = useTexts(analysisTexts);
  const words = useTexts(projectWords);
  const lang = useLang();
  const ref = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const title = t(`view.${state.view}`);
  const asOf = t('asOf', { day: formatLongDate(head.periodEnd, lang) });
  const measure = t('measure', { plan: words(`measure.${head.measure}`) });
  const fileOf = (format: 'xlsx' | 'csv') =>
    addressOf(exportAnalysis, {
      query: { ...(askedOf(state) as object), view: state.view, by: state.by, steps: state.steps, format },
    });
  const save = async () => {
    const svg = ref.current?.querySelector<SVGSVGElement>('svg.analysis-picture, svg.recharts-surface');
    if (!svg) return;
    setBusy(true);
    try {
      const lines = [finding, [asOf, measure].join(' · '), said, ...legend];
      saveAs(await pictureOf(svg, { title, lines }), `${title}-${head.period}.png`);
    } catch {
      toast(t('pictureFailed'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel
      title={title}
      finding={finding}
      asOf={
        <>
          {asOf} · {measure}
        </>
      }
      className={`analysis-view analysis-of-${state.view}`}
    >
      <div className="analysis-acts">
        {choice}
        <span className="analysis-said">{said}</span>
        <DownloadLink href={fileOf('xlsx')}>{t('excel')}</DownloadLink>
        <DownloadLink href={fileOf('csv')}>{t('csv')}</DownloadLink>
        {!bare && (
          <Button kind="quiet" busy={busy} onClick={() => void save()}>
            {busy ? t('pictureBusy') : t('picture')}
          </Button>
        )}
      </div>
      <div className={table ? 'analysis-side' : undefined}>
        <div ref={ref} className="analysis-drawing">
          {drawing}
        </div>
        {table && <div className="analysis-table">{table}</div>}
      </div>
      {children}
      <Notes head={head} />
    </Panel>
  );
}

/** What is not in the sums is told below them. */
function Notes({ head }: { head: AnalysisHead }) {
  const t = useTexts(analysisTexts);
  const notes = [
    head.otherCurrencies > 0 && t('others', { count: head.otherCurrencies }),
    head.snapshots > 0 && t('snapshots', { count: head.snapshots }),
  ].filter((note): note is string => !!note);
  return notes.length > 0 ? <p className="analysis-note">{notes.join(' · ')}</p> : null;
}

/** A drawing with a name; the table beside it is what a screen reader gets. */
export const Drawing = ({
  name,
  height,
  unit,
  children,
}: {
  name: string;
  height: number;
  unit?: string;
  children: ReactNode;
}) => (
  <figure className="analysis-figure">
    {unit && <figcaption>{unit}</figcaption>}
    <div role="img" aria-label={name} style={{ height }}>
      {children}
    </div>
  </figure>
);

type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};
export const GroupSelect = <T extends string>({ label, value, options, onChange }: ChoiceProps<T>) => (
  <select
    className="input analysis-select"
    aria-label={label}
    value={value}
    onChange={(event) => onChange(event.target.value as T)}
  >
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ))}
  </select>
);
