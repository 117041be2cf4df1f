import type { NoticeDetail } from '@duban/contracts';
import { Fragment, type ReactNode } from 'react';
import { Panel } from '../../../shared/components/panel';
import { formatDate, formatDay, atShanghai } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { noticeTexts } from '../messages';
import { heldActs } from './held-acts';
import { IssueAct } from './issue-act';
import { ReplyAct } from './reply-act';
import { AcceptAct, DismissAct, ReturnAct, SignAct } from './simple-acts';
import './acts.css';

type Move = NoticeDetail['can'][number];
export type ActProps = { notice: NoticeDetail; first: boolean };

const ACTS: Record<Move, (props: ActProps) => ReactNode> = {
  issue: IssueAct,
  dismiss: DismissAct,
  sign: SignAct,
  reply: ReplyAct,
  accept: AcceptAct,
  return: ReturnAct,
};
/** The likeliest first: that one is filled. */
const ORDER: Move[] = ['sign', 'reply', 'issue', 'accept', 'return', 'dismiss'];

/** 您可以做: only what is allowed, with what follows; what is not possible now, with the reason. */
export function ActsPanel({ notice }: { notice: NoticeDetail }) {
  const t = useTexts(noticeTexts);
  const lang = useLang();
  const { can } = useSession();
  const moves = ORDER.filter((move) => notice.can.includes(move));
  const held = heldActs(notice, can);
  const closed = notice.closedAt && formatDay(atShanghai(notice.closedAt).date, lang);
  return (
    <Panel className="acts" title={t('acts.title')}>
      {moves.length === 0 && <p className="acts-none">{t('acts.none')}</p>}
      {moves.map((move, i) => {
        const Act = ACTS[move];
        return (
          <Fragment key={move}>
            <Act notice={notice} first={i === 0} />
          </Fragment>
        );
      })}
      {held.map(({ act, why, day }) => (
        <div key={act} className="acts-held">
          {act !== 'closed' && act !== 'dismissed' && <b>{t(`held.${act}`)}</b>}
          {t(`held.${why}`, {
            unit: notice.unit.shortName,
            day: day ? formatDate(day, lang) : (closed ?? ''),
          })}
        </div>
      ))}
    </Panel>
  );
}
