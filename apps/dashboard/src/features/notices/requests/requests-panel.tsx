import type { NoticeDetail } from '@duban/contracts';
import { useState } from 'react';
import { AttachmentList } from '../../../shared/attachments/attachment-list';
import { Button } from '../../../shared/components/button';
import { DeadlineChip } from '../../../shared/components/deadline-chip';
import { Panel } from '../../../shared/components/panel';
import { atShanghai, formatDate, formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { workingDaysTo } from '../detail/axis';
import { clauses } from '../joined';
import { useRefusal } from '../refusals';
import { DecideDialog } from './decide-dialog';
import { requestTexts } from './request-messages';
import './requests.css';

export type RequestLine = NoticeDetail['requests'][number];
type ItemProps = { notice: NoticeDetail; request: RequestLine };

/** 申请与决定: what waits, for whom and until when; then what was decided, the newest first. */
export function RequestsPanel({ notice }: { notice: NoticeDetail }) {
  const t = useTexts(requestTexts);
  const { requests } = notice;
  if (requests.length === 0) return null;
  const waiting = requests.filter((request) => request.state === 'waiting');
  const decided = requests.filter((request) => request.state !== 'waiting').reverse();
  return (
    <Panel
      className="requests"
      title={t('requests.title')}
      finding={
        waiting.length > 0
          ? t('requests.waiting', { count: waiting.length })
          : t('requests.done', { count: decided.length })
      }
      flush
    >
      <ul>
        {[...waiting, ...decided].map((request) => (
          <RequestItem key={request.id} notice={notice} request={request} />
        ))}
      </ul>
    </Panel>
  );
}

function RequestItem({ notice, request }: ItemProps) {
  const t = useTexts(requestTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const today = useSession().today.day;
  const { kind, text, days, untilDay, askedBy, askedAt, state, attachments } = request;
  const wish = clauses(
    [
      days !== null && t('requests.days', { count: days }),
      untilDay &&
        t(kind === 'reason' ? 'requests.newDay' : 'requests.until', {
          day: formatDate(untilDay, lang, today),
        }),
    ],
    lang,
  );
  return (
    <li className={state === 'waiting' ? 'request request-open' : 'request'}>
      <header>
        <b>{words(`request.${kind}`)}</b>
        <span className="tag">{t(`state.${state}`)}</span>
        <span className="request-asked">
          {t('requests.asked', { by: askedBy, at: formatMoment(askedAt, lang, today) })}
        </span>
      </header>
      <p className="request-text">
        {wish && <b className="request-wish">{wish}</b>}
        {text}
      </p>
      <AttachmentList attachments={attachments} today={today} />
      {state === 'waiting' ? (
        <Waiting notice={notice} request={request} />
      ) : (
        <Decision request={request} today={today} />
      )}
    </li>
  );
}

/** For whom it waits and until when; for who may decide, both ways. */
function Waiting({ notice, request }: ItemProps) {
  const t = useTexts(requestTexts);
  const lang = useLang();
  const say = useRefusal();
  const { now, day: today } = useSession().today;
  const [open, setOpen] = useState<'grant' | 'refuse' | null>(null);
  const { kind, decideBy, can, refusals } = request;
  const at = formatMoment(decideBy, lang, today);
  const day = atShanghai(decideBy).date;
  const late = decideBy < now;
  const left = workingDaysTo(notice.axis, today, day);
  return (
    <>
      <p className="request-by">
        {!late && left !== null && (
          <DeadlineChip state={day === today ? 'today' : 'left'} days={left} day={day} today={today} />
        )}
        <span className={late ? 'act-failed' : undefined}>
          {t(late ? 'requests.late' : 'requests.by', { who: t(`decider.${kind}`), at })}
        </span>
      </p>
      {refusals.map((refusal) => (
        <p key={refusal.code} className="acts-held">
          {t('decide.cannot', { why: say(refusal) })}
        </p>
      ))}
      {can && (
        <div className="request-acts">
          <Button kind="filled" onClick={() => setOpen('grant')}>
            {t(`decide.grant.${kind}`)}…
          </Button>
          <Button onClick={() => setOpen('refuse')}>{t(`decide.refuse.${kind}`)}…</Button>
        </div>
      )}
      {open && (
        <DecideDialog
          notice={notice}
          request={request}
          granted={open === 'grant'}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function Decision({ request, today }: { request: RequestLine; today: string }) {
  const t = useTexts(requestTexts);
  const lang = useLang();
  const { decidedBy, decidedAt, state, grantedDays, newDay, opinion } = request;
  if (!decidedAt) return null;
  const what = [
    t(`state.${state}`),
    state === 'granted' && grantedDays !== null && t('decision.days', { count: grantedDays }),
    newDay && t('decision.newDay', { day: formatDate(newDay, lang, today) }),
    opinion,
  ];
  return (
    <footer>
      {t('decision.by', {
        by: decidedBy ?? '—',
        at: formatMoment(decidedAt, lang, today),
        what: clauses(what, lang),
      })}
    </footer>
  );
}
