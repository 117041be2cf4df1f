import type { Doubt, ProjectDetail } from '@duban/contracts';
import { wanText } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { projectWords } from '../../../shared/project-words';
import { detailTexts } from './detail-messages';
import { doubtTexts } from './doubt-messages';

/** Where what is registered contradicts itself: told, and in nobody's way. */
export function DoubtsStrip({ project }: { project: ProjectDetail }) {
  const t = useTexts(detailTexts);
  const say = useTexts(doubtTexts);
  const words = useTexts(projectWords);
  const lang = useLang();
  const { doubts } = project;
  if (doubts.length === 0) return null;
  const sentence = ({ code, field, facts }: Doubt) => {
    const { stage, yearClass, sumFen, totalFen } = facts;
    return say((code in doubtTexts.zh ? code : 'other') as 'other', {
      ...facts,
      field,
      ...(stage && { stage: words(`stage.${stage}` as 'stage.building') }),
      ...(yearClass && { yearClass: words(`yearClass.${yearClass}` as 'yearClass.new') }),
      ...(sumFen && { sumFen: wanText(String(sumFen), lang) }),
      ...(totalFen && { totalFen: wanText(String(totalFen), lang) }),
    });
  };
  return (
    <details className="project-doubts">
      <summary>{t('doubts', { count: doubts.length })}</summary>
      <ul>
        {doubts.map((doubt) => (
          <li key={`${doubt.field} ${doubt.code}`}>{sentence(doubt)}</li>
        ))}
      </ul>
      <p>{t('doubtsHelp')}</p>
    </details>
  );
}
