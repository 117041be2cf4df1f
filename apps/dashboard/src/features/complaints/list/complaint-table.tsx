import type { ComplaintLine } from '@duban/contracts';
import { Link } from 'react-router';
import { Empty } from '../../../shared/components/states';
import { useRowKeys } from '../../../shared/components/use-row-keys';
import { useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { complaintWords } from '../../../shared/complaint-words';
import { ClockChip, ClockLight, More } from './bits';
import type { ComplaintView } from './filter';
import { listTexts } from './list-messages';
import type { ComplaintsQuery } from './use-complaints';
import '../../../shared/design/table.css';

const COLUMNS = ['light', 'deadline', 'holder', 'title', 'category', 'number', 'stage'] as const;

/** The queue: what runs out next comes first; on a phone each row is a card. */
export function ComplaintTable({ query, view }: { query: ComplaintsQuery; view: ComplaintView }) {
  const t = useTexts(listTexts);
  const onKeyDown = useRowKeys();
  const pages = query.data?.pages ?? [];
  const lines = pages.flatMap((page) => page.items);
  if (lines.length === 0) return <NoComplaints view={view} />;
  return (
    <div className={query.isPlaceholderData ? 'clist-scroll clist-waiting' : 'clist-scroll'}>
      <table className="table clist-table" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} line={line} />
          ))}
        </tbody>
      </table>
      <More query={query} shown={lines.length} total={pages[0]?.total ?? lines.length} />
    </div>
  );
}

function Row({ line }: { line: ComplaintLine }) {
  const t = useTexts(listTexts);
  const words = useTexts(complaintWords);
  const today = useSession().today.day;
  const { holder } = line;
  const who = !holder
    ? '—'
    : holder.party === 'unit' && holder.unit
      ? holder.unit.shortName
      : holder.party === 'unit'
        ? words('owner.lead')
        : holder.party === 'enterprise'
          ? t('row.enterprise')
          : words(`owner.${holder.party}`);
  return (
    <tr>
      <td className="clist-light">
        <ClockLight clock={line.clock} />
      </td>
      <td className="clist-deadline">
        <ClockChip clock={line.clock} today={today} />
      </td>
      <td className="clist-holder" title={holder?.unit?.name}>
        {who}
      </td>
      <th scope="row" className="clist-title">
        <Link to={`/complaints/${line.id}`} data-row>
          {line.title}
        </Link>
        <small className="ellipsis">
          {[words(`kind.${line.kind}`), line.senderName ?? t('row.one')].join(' · ')}
        </small>
      </th>
      <td className="clist-category">{words(`category.${line.category}`)}</td>
      <td className="clist-number">{line.number}</td>
      <td className="clist-stage">
        <span className="tag">{words(`stage.${line.stage}`)}</span>
        {line.asked && <span className="tag tag-strong">{t('row.asked')}</span>}
        {line.missed > 0 && <span className="tag">{t('row.missed', { count: line.missed })}</span>}
        {line.reworks > 0 && <span className="tag">{t('row.reworks', { count: line.reworks })}</span>}
        {line.confidentiality !== 'open' && (
          <span className="tag">{words(`confidentiality.${line.confidentiality}`)}</span>
        )}
      </td>
    </tr>
  );
}

function NoComplaints({ view }: { view: ComplaintView }) {
  const t = useTexts(listTexts);
  if (view === 'mine' || view === 'overdue')
    return <Empty title={t(`empty.${view}`)}>{t(`empty.${view}Text`)}</Empty>;
  return <Empty title={t('empty.title')}>{t('empty.text')}</Empty>;
}
