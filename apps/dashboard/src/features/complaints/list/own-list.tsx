import type { ComplaintLine } from '@duban/contracts';
import { Link } from 'react-router';
import { Empty } from '../../../shared/components/states';
import { useRowKeys } from '../../../shared/components/use-row-keys';
import { atShanghai, formatDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { useHolder } from '../use-holder';
import { complaintWords } from '../../../shared/complaint-words';
import { ClockChip, ClockLight, More } from './bits';
import type { ComplaintView } from './filter';
import { listTexts } from './list-messages';
import type { ComplaintsQuery } from './use-complaints';

/** An enterprise's own problems: where each stands, who has it, until when. */
export function OwnList({ query, view }: { query: ComplaintsQuery; view: ComplaintView }) {
  const t = useTexts(listTexts);
  const onKeyDown = useRowKeys();
  const pages = query.data?.pages ?? [];
  const lines = pages.flatMap((page) => page.items);
  if (lines.length === 0) {
    if (view === 'mine') return <Empty title={t('empty.ownMine')} />;
    if (view === 'closed') return <Empty title={t('empty.ownView')} />;
    return <Empty title={t('empty.own')}>{t('empty.ownText')}</Empty>;
  }
  return (
    <div className={query.isPlaceholderData ? 'clist-waiting' : undefined} onKeyDown={onKeyDown}>
      <ul className="clist-own">
        {lines.map((line) => (
          <Item key={line.id} line={line} />
        ))}
      </ul>
      <More query={query} shown={lines.length} total={pages[0]?.total ?? lines.length} />
    </div>
  );
}

function Item({ line }: { line: ComplaintLine }) {
  const words = useTexts(complaintWords);
  const lang = useLang();
  const holder = useHolder('sender');
  const today = useSession().today.day;
  return (
    <li>
      <ClockLight clock={line.clock} />
      <div>
        <small>
          {line.number} · {words(`kind.${line.kind}`)} ·{' '}
          {formatDate(atShanghai(line.filedAt).date, lang, today)}
        </small>
        <Link to={`/complaints/${line.id}`} data-row>
          {line.title}
        </Link>
        <p>
          <span className="tag tag-strong">{words(`stage.${line.stage}`)}</span>{' '}
          {line.holder && holder(line.holder).text}
        </p>
      </div>
      <ClockChip clock={line.clock} today={today} />
    </li>
  );
}
