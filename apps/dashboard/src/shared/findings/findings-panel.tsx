import { listFindings } from '@duban/contracts';
import { Link } from 'react-router';
import { Panel } from '../components/panel';
import { Fetched } from '../components/states';
import { checkWord, findingSentence } from '../finding-words';
import { formatMonth } from '../format';
import { useLang, useTexts } from '../i18n/messages';
import { useFetched } from '../query';
import { useCan } from '../session';
import { findingActTexts } from './act-messages';
import { FindingActs } from './finding-acts';
import './findings.css';

type PanelProps = { projectId: string; period?: string };

/** What the checks found in the reports of a project, or in one of them; nothing at all for who may not weigh it. */
export function FindingsPanel({ projectId, period }: PanelProps) {
  const t = useTexts(findingActTexts);
  const lang = useLang();
  const mayRead = useCan('finding:read');
  const mayDecide = useCan('finding:decide');
  const query = useFetched(
    listFindings,
    { query: { projectId, period, state: 'all', limit: 20 } },
    {
      shows: [{ type: 'finding' }, { type: 'report' }, { type: 'project', id: projectId }],
      enabled: mayRead,
    },
  );
  if (!mayRead) return null;
  const open = query.data?.items.filter(({ state }) => state === 'open').length ?? 0;
  return (
    <Panel
      title={t('panel.title')}
      finding={query.data && (open > 0 ? t('panel.finding', { count: open }) : t('panel.none'))}
      asOf={<Link to={`/findings?projectId=${projectId}&state=all`}>{t('panel.all')}</Link>}
    >
      <Fetched query={query} what={t('panel.title')} lines={2}>
        {({ items }) => (
          <ul className="findings-lines">
            {items.map((finding) => (
              <li key={finding.id}>
                <b>{checkWord(finding.check)}</b>
                {!period && <small>{formatMonth(finding.period, lang)}</small>}
                <span>{findingSentence(finding.check, finding.facts)}</span>
                <FindingActs finding={finding} mayDecide={mayDecide} />
              </li>
            ))}
          </ul>
        )}
      </Fetched>
    </Panel>
  );
}
