import type { ProjectDetail } from '@duban/contracts';
import { industryName } from '@duban/domain';
import type { ReactNode } from 'react';
import { Panel } from '../../../shared/components/panel';
import { formatDay, wanText } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { projectWords } from '../../../shared/project-words';
import { wordTexts } from '../../../shared/words';
import { detailTexts } from './detail-messages';

type Fact = [name: string, value: ReactNode];
const isKnown = ([, value]: Fact) => value !== null && value !== '' && value !== undefined;

/** Everything that is registered, in groups; what nobody has entered takes no room. */
export function FactsPanel({ project }: { project: ProjectDetail }) {
  const t = useTexts(detailTexts);
  const words = useTexts(projectWords);
  const names = useTexts(wordTexts);
  const lang = useLang();
  const { industry, totalFen } = project;
  const money = (fen: string | null) => fen && wanText(fen, lang);
  const groups: { key: 'project' | 'build' | 'money' | 'people'; facts: Fact[] }[] = [
    {
      key: 'project',
      facts: [
        [t('code'), project.code],
        [t('legalName'), project.legalName],
        [t('creditCode'), project.creditCode],
        [t('industry'), industry && `${industry} ${industryName(industry)?.[lang] ?? ''}`],
        [t('sector'), names(`sector.${project.sector}`)],
        [t('category'), words(`category.${project.category}`)],
        [t('nature'), project.nature],
        [t('labels'), project.labels.join('、')],
      ],
    },
    {
      key: 'build',
      facts: [
        [t('description'), project.description],
        [t('scale'), project.scale],
        [t('place'), [project.township.name, project.address].filter(Boolean).join(' · ')],
      ],
    },
    {
      key: 'money',
      facts: [
        [t('totalFen'), money(totalFen)],
        [t('government'), t(`government.${project.governmentFunded}`)],
        [t('funding'), project.funding.length > 0 && <Funding project={project} />],
        [t('estimate'), money(project.estimateFen)],
        [t('budget'), money(project.budgetFen)],
        [t('counting'), words(`counting.${project.counting}`)],
      ],
    },
    {
      key: 'people',
      facts: [
        [t('unit'), project.unit.name],
        [t('owner'), project.owner?.name],
        [t('regulator'), project.regulator?.name],
        [t('leader'), project.leaderName],
        [t('officer'), project.officerName],
      ],
    },
  ];
  return (
    <Panel title={t('about')} className="project-register">
      <div className="project-groups">
        {groups.map(({ key, facts }) => (
          <section key={key}>
            <h3>{t(`group.${key}`)}</h3>
            <dl>
              {facts.filter(isKnown).map(([name, value]) =>
                value === false ? null : (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('group.days')}</h3>
          <Days project={project} />
        </section>
      </div>
    </Panel>
  );
}

/** The sources, and their sum where it is not the total. */
function Funding({ project: { funding, totalFen } }: { project: ProjectDetail }) {
  const t = useTexts(detailTexts);
  const words = useTexts(projectWords);
  const lang = useLang();
  const sum = funding.reduce((all, { fen }) => all + BigInt(fen), 0n);
  return (
    <>
      {funding.map(({ kind, fen }) => (
        <span key={kind} className="project-source">
          {words(`funding.${kind}`)} {wanText(fen, lang)}
        </span>
      ))}
      {sum !== BigInt(totalFen) && (
        <span className="project-unequal">
          {t('fundingSum', { sum: wanText(sum, lang), total: wanText(totalFen, lang) })}
        </span>
      )}
    </>
  );
}

function Days({ project }: { project: ProjectDetail }) {
  const t = useTexts(detailTexts);
  const lang = useLang();
  // the whole date: a plan may be years away
  const day = (date: string | null) => (date ? formatDay(date, lang, '0001-01-01') : '—');
  const rows = [
    ['startDays', project.plannedStart, project.actualStart],
    ['finishDays', project.plannedFinish, project.actualFinish],
    ['operationDays', project.plannedOperation, project.actualOperation],
  ] as const;
  return (
    <table className="project-days">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('dayPlanned')}</th>
          <th scope="col">{t('dayActual')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, planned, actual]) => (
          <tr key={key}>
            <th scope="row">{t(key)}</th>
            <td>{day(planned)}</td>
            <td>{day(actual)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('registered')}</th>
          <td />
          <td>{project.registeredOn ? day(project.registeredOn) : t('notRegistered')}</td>
        </tr>
      </tbody>
    </table>
  );
}
