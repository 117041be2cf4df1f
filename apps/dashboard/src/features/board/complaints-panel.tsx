import type { Board } from '@duban/contracts';
import { Link } from 'react-router';
import { Panel } from '../../shared/components/panel';
import { atShanghai, formatRate } from '../../shared/format';
import { useTexts } from '../../shared/i18n/messages';
import { shared } from '../../shared/messages';
import { boardTexts } from './messages';
import { Moved } from './moved';

const SHOWN = 4;

/** 企业诉求: how many came this year, and from which units how many were taken back; few cases make no rate. */
export function ComplaintsPanel({ board: { complaints, at } }: { board: Board }) {
  const t = useTexts(boardTexts);
  const words = useTexts(shared);
  const { filed, withdrawn, units } = complaints;
  const figures = `/complaints/figures?from=${atShanghai(at).date.slice(0, 4)}-01-01`;
  const rest = units.length - SHOWN;
  return (
    <Panel
      className="board-complaints"
      title={t('complaints.title')}
      finding={
        <>
          {t('complaints.year')} <Moved value={filed} /> · {t('complaints.withdrawn')}{' '}
          <Moved value={withdrawn} />
        </>
      }
      asOf={<Link to={figures}>{t('complaints.figures')}</Link>}
    >
      <p className="board-share">
        {t(units.length > 0 ? 'complaints.share' : filed > 0 ? 'complaints.noneBack' : 'complaints.none')}
      </p>
      {units.length > 0 && (
        <ul className="board-rows">
          {units.slice(0, SHOWN).map(({ unit, withdrawn: { num, den }, small }) => (
            <li key={unit.id}>
              <Link to={figures} className="board-withdrawn" title={unit.name}>
                <span className="ellipsis">{unit.shortName}</span>
                {small ? (
                  <em>{words('small.of', { n: num, of: den })}</em>
                ) : (
                  <>
                    <b>{formatRate(num / den)}</b>
                    <em>
                      {num}/{den}
                    </em>
                  </>
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <Link className="board-rest" to={figures}>
          {t('complaints.rest', { count: rest })}
        </Link>
      )}
    </Panel>
  );
}
