import { getProjectLights, type ProjectDetail } from '@duban/contracts';
import { Light } from '../../../shared/components/light';
import { LightWhy } from '../../../shared/components/light-why';
import { formatMonth } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { isLagging, kindWord, lightSentence } from '../../../shared/light-words';
import { shared } from '../../../shared/messages';
import { useFetched } from '../../../shared/query';
import { detailTexts } from './detail-messages';
import { WaiversBox } from './waivers-box';
import './lights.css';

/** The light of the project with its sentence, one of each kind, the months before, and what is excused. */
export function LightPanel({ project }: { project: ProjectDetail }) {
  const t = useTexts(detailTexts);
  const words = useTexts(shared);
  const lang = useLang();
  const { data } = useFetched(
    getProjectLights,
    { params: { projectId: project.id } },
    {
      shows: [
        { type: 'project', id: project.id },
        { type: 'report' },
        { type: 'settings' },
        { type: 'clock' },
      ],
    },
  );
  const months = data?.months ?? [];
  const history = months.map(({ period, light }) => ({ period, light }));
  const kinds = data?.lights ?? [];
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
      {kinds.length > 1 && (
        <ul className="project-kinds">
          {kinds.map((light) => (
            <li key={light.kind}>
              <LightWhy light={light} size={16} />
              <span>{kindWord(light.kind ?? 'investment')}</span>
            </li>
          ))}
        </ul>
      )}
      {months.length > 0 && (
        <ol className="project-months">
          {months.map(({ period, light, madeGood, own }) => (
            <li key={period}>
              <Light
                colour={madeGood ? 'recovered' : light.color}
                size={16}
                reason={
                  madeGood ? t('light.madeGood', { reason: lightSentence(light) }) : lightSentence(light)
                }
              />
              <span>{formatMonth(period, lang)}</span>
              {own && own !== light.color && (
                <Light colour={own} size={10} reason={t('light.own', { light: words(`light.${own}`) })} />
              )}
            </li>
          ))}
        </ol>
      )}
      {data && <WaiversBox projectId={project.id} lights={data} />}
    </section>
  );
}
