import type { Board, NoticeLine } from '@duban/contracts';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { NoticeDeadline, NoticeLadder } from '../../shared/components/notice-bits';
import { Panel } from '../../shared/components/panel';
import { Segments } from '../../shared/components/segments';
import { Empty } from '../../shared/components/states';
import { useRowKeys } from '../../shared/components/use-row-keys';
import { atShanghai } from '../../shared/format';
import { useTexts } from '../../shared/i18n/messages';
import { shared } from '../../shared/messages';
import { shortTitle } from '../../shared/short-title';
import { wordTexts } from '../../shared/words';
import { boardTexts } from './messages';
import { isQueueSegment, SEGMENT_VIEW, segmentCounts, segmentsFor } from './queue-segments';
import { useQueueLines } from './use-queue-lines';
import { useWholeRows } from './use-whole-rows';

/** 今日要办: the oldest danger first. It does not move under the pointer or the focus. */
export function QueuePanel({ board }: { board: Board }) {
  const t = useTexts(boardTexts);
  const words = useTexts(shared);
  const onKeyDown = useRowKeys();
  const [params] = useSearchParams();
  const [held, setHeld] = useState<NoticeLine[] | null>(null);
  const asked = params.get('queue');
  const segment = isQueueSegment(asked) ? asked : 'all';
  const counts = segmentCounts(board);
  const current = useQueueLines(board, segment);
  const lines = held ?? current;
  const { date: today, time } = atShanghai(board.at);
  const [list, rowHeight] = useWholeRows<HTMLOListElement>(lines);
  const isStill = held !== null && held !== current;
  return (
    <Panel
      className="board-queue"
      title={t('queue.title')}
      finding={t('queue.finding')}
      asOf={isStill ? t('queue.changed') : words('live', { time })}
      flush
    >
      <Segments
        label={t('queue.title')}
        current={segment}
        items={segmentsFor(board.scope).map((key) => ({
          key,
          label: t(`queue.${key}`),
          count: counts[key] ?? undefined,
          to: key === 'all' ? '?' : `?queue=${key}`,
        }))}
      />
      {lines.length === 0 ? (
        <Empty title={t('queue.empty')}>{t('queue.emptyText')}</Empty>
      ) : (
        <ol
          ref={list}
          className={rowHeight === null ? 'board-lines' : 'board-lines board-lines-whole'}
          onKeyDown={onKeyDown}
          onPointerEnter={() => setHeld(current)}
          onPointerLeave={() => setHeld(null)}
          onFocus={() => setHeld((old) => old ?? current)}
          onBlur={() => setHeld(null)}
        >
          {lines.map((line) => (
            <li key={line.id} style={{ height: rowHeight ?? undefined }}>
              <QueueLine line={line} today={today} />
            </li>
          ))}
        </ol>
      )}
      <Link className="board-more" to={`/notices?view=${SEGMENT_VIEW[segment]}`}>
        {t('queue.more', { count: (segment === 'day' ? null : counts[segment]) ?? counts.all ?? 0 })}
      </Link>
    </Panel>
  );
}

function QueueLine({ line, today }: { line: NoticeLine; today: string }) {
  const words = useTexts(wordTexts);
  const rest = !line.title.includes(line.subject.name) && line.subject.name;
  return (
    <Link to={`/notices/${line.id}`} className="board-line" data-row>
      <span className="board-line-a">
        <NoticeDeadline {...line} today={today} />
        <NoticeLadder {...line} today={today} />
      </span>
      <span className="board-line-b">
        <b>{line.unit.shortName}</b>
        <span className="ellipsis" title={line.title}>
          {shortTitle(line.title)}
        </span>
      </span>
      <span className="board-line-c ellipsis">
        {[line.number ?? words(`state.${line.state}`), words(`severity.${line.severity}`), rest]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </Link>
  );
}
