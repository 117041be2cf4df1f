import type { ProjectDetail, ReportLine } from '@duban/contracts';
import { Light } from '../../../shared/components/light';
import { LightWhy } from '../../../shared/components/light-why';
import { formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { isLagging, lightSentence } from '../../../shared/light-words';
import { shared } from '../../../shared/messages';
import { detailTexts } from './detail-messages';

type LightPanelProps = { project: ProjectDetail; reports: readonly ReportLine[] };

/** The light, its sentence, and the months before. */
export function LightPanel({ project, reports }: LightPanelProps) {
  const t = useTexts(detailTexts);
  const words = useTexts(shared);
  const lang = useLang();
  const history = reports
    .flatMap(({ period, light }) => (light ? [{ period, light }] : []))
    .slice(0, 12)
    .reverse();
  return (
    <section className="panel project-light" aria-label={t('light')}>
      <div className="project-light-now">
        <LightWhy light={project.light} size={36} history={history} />
        <div>
          <b className={`light light-${project.light.color}`}>
            <span className="light-word">
              {words(`light.${project.light.color}`)}
              {isLagging(project.light) && ` · ${words('light.lagging')}`}
            </span>
          </b>
          <p>{lightSentence(project.light)}</p>
        </div>
      </div>
      {history.length > 0 && (
        <ol className="project-months">
          {history.map(({ period, light }) => (
            <li key={period}>
              <Light colour={light.color} size={16} reason={lightSentence(light)} />
              <span>{formatMonth(period, lang)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
