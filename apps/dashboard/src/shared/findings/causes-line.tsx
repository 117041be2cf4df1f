import { listSameCauses } from '@duban/contracts';
import { Link } from 'react-router';
import { useTexts } from '../i18n/messages';
import { useFetched } from '../query';
import { useCan } from '../session';
import { findingActTexts } from './act-messages';
import './findings.css';

/** One line for who sees the whole county: what holds up many projects at one unit. Nothing when nothing does. */
export function CausesLine() {
  const t = useTexts(findingActTexts);
  const mayRead = useCan('finding:read');
  const { data } = useFetched(
    listSameCauses,
    {},
    { shows: [{ type: 'report' }, { type: 'clock' }], enabled: mayRead },
  );
  const [widest] = data?.items ?? [];
  if (!data || !widest) return null;
  const { unit, category, projects } = widest;
  return (
    <Link to="/findings" className="causes-line">
      <b>{t('causes.title')}</b>
      <span>{t('causes.item', { unit: unit.shortName, category, count: projects.length })}</span>
      {data.items.length > 1 && <span>{t('causes.line', { count: data.items.length })}</span>}
    </Link>
  );
}
