import {
  getBoard,
  getMonthChanges,
  getReportLine,
  listDecisions,
  listWaitingProblems,
} from '@duban/contracts';
import { Printer } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { Button } from '../../../shared/components/button';
import { DownloadLink } from '../../../shared/components/download-link';
import { NotFound } from '../../../shared/components/not-found';
import { ErrorState, Loading } from '../../../shared/components/states';
import { atShanghai, formatLongDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { useCan, useSession } from '../../../shared/session';
import { LeaderTabs } from '../leader-tabs';
import { DecisionsPart } from './decisions-part';
import { LinePart } from './line-part';
import { meetingTexts } from './meeting-messages';
import { MonthPart } from './month-part';
import { ProblemsPart } from './problems-part';
import { StandingPart } from './standing-part';
import '../leader.css';
import './meeting.css';

/** 调度会材料: what is printed, on the screen as on paper. It is fetched whole before anybody can print it. */
export function MeetingPage() {
  const t = useTexts(meetingTexts);
  const mayRead = useCan('line:read');
  const mayDecide = useCan('card:decide');
  if (!mayRead) return <NotFound />;
  return (
    <div className="page leader meeting-page">
      <PageHead title={t('title')} ownTitle />
      <LeaderTabs />
      <p className="meeting-acts">
        <Button kind="filled" onClick={() => print()}>
          <Printer size={16} strokeWidth={1.7} aria-hidden="true" /> {t('print')}
        </Button>
        {mayDecide && (
          <DownloadLink href="/api/exports/decisions?format=xlsx">{t('decisionsFile')}</DownloadLink>
        )}
        <DownloadLink href="/api/exports/waiting-problems?format=xlsx">{t('problemsFile')}</DownloadLink>
      </p>
      <Paper mayDecide={mayDecide} />
    </div>
  );
}

function Paper({ mayDecide }: { mayDecide: boolean }) {
  const t = useTexts(meetingTexts);
  const lang = useLang();
  const { account, today } = useSession();
  const [params] = useSearchParams();
  const period = params.get('period') ?? undefined;
  const board = useFetched(getBoard, {});
  // the last month that was due: who owes the open one is no news yet
  const closed = board.data?.board.period;
  const line = useFetched(
    getReportLine,
    { query: closed ? { period: closed } : {} },
    { enabled: closed !== undefined },
  );
  const changes = useFetched(getMonthChanges, { query: period ? { period } : {} });
  const problems = useFetched(listWaitingProblems, {});
  const decisions = useFetched(listDecisions, {}, { enabled: mayDecide });
  const failed = [board, line, changes, problems, decisions].find(({ error }) => error !== null);
  if (failed?.error)
    return <ErrorState error={failed.error} what={t('title')} onRetry={() => void failed.refetch()} />;
  if (!board.data || !line.data || !changes.data || !problems.data || (mayDecide && !decisions.data))
    return <Loading what={t('title')} lines={12} />;
  const who = `${account.org.shortName} ${account.name}`;
  const { date, time } = atShanghai(board.data.board.at);
  const printed = atShanghai(today.now);
  return (
    <article className="meeting" aria-label={t('title')}>
      <header className="meeting-head">
        <h1>{t('title')}</h1>
        <p>{t('asOf', { at: `${formatLongDate(date, lang)} ${time}`, who })}</p>
      </header>
      <StandingPart board={board.data.board} />
      <LinePart line={line.data} />
      <MonthPart changes={changes.data} />
      <ProblemsPart problems={problems.data} />
      {decisions.data && <DecisionsPart decisions={decisions.data} />}
      <footer>{t('foot', { who, at: `${formatLongDate(printed.date, lang)} ${printed.time}` })}</footer>
    </article>
  );
}
