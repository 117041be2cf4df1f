import { listSameCauses } from '@duban/contracts';
import { Link } from 'react-router';
import { Panel } from '../components/panel';
import { formatMonth } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { useFetched } from '../query';
import { findingActTexts } from './act-messages';
import './findings.css';

/** 同一原因: one cause at one unit on three or more projects is one item, and not three. */
export function CausesPanel() {
  const t = useTexts(findingActTexts);
  const lang = useLang();
  const { data } = useFetched(listSameCauses, {}, { shows: [{ type: 'report' }, { type: 'clock' }] });
  if (!data) return null;
  const month = formatMonth(data.period, lang);
  return (
    <Panel
      title={t('causes.title')}
      finding={
        data.items.length > 0
          ? t('causes.finding', { month, count: data.items.length })
          : t('causes.none', { month })
      }
    >
      {data.items.length > 0 && (
        <ul className="causes">
          {data.items.map(({ unit, category, projects }) => (
            <li key={unit.id + category}>
              <details>
                <summary>
                  {t('causes.item', { unit: unit.shortName, category, count: projects.length })}
                </summary>
                <ul>
                  {projects.map(({ id, name, text }) => (
                    <li key={id}>
                      <Link to={`/projects/${id}`}>{name}</Link> <span>{text}</span>
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
