import { getComplaint, type ComplaintDetail } from '@duban/contracts';
import { useParams } from 'react-router';
import { useIsPhone } from '../../../shared/design/theme';
import { Fetched } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { useCan, useSession } from '../../../shared/session';
import { useOfficeCalendar } from '../../../shared/use-office-calendar';
import { ActsPanel } from '../acts/acts-panel';
import { BackLink } from '../back-link';
import { complaintWords } from '../../../shared/complaint-words';
import { detailTexts } from './detail-messages';
import { DueCard } from './due-card';
import { ComplaintHead } from './head';
import { AnswerPanel, LedgerPanel } from './ledger-panel';
import { MatterPanel } from './matter-panel';
import { ExtensionsPanel, UnsealingsPanel } from './requests-panels';
import { StepsPanel } from './steps-panel';
import { VerdictPanel } from './verdict-panel';
import type { Reader } from './step-words';
import './complaint.css';

/** One problem: who has it and until when, its course, the answer, and what may be done. */
export function ComplaintPage() {
  const t = useTexts(detailTexts);
  const words = useTexts(complaintWords);
  const isPhone = useIsPhone();
  const { complaintId = '' } = useParams();
  const query = useFetched(
    getComplaint,
    { params: { complaintId } },
    {
      // an enterprise hears of its own by its inbox alone: who else listens learns nothing of it
      shows: [{ type: 'complaint', id: complaintId }, { type: 'inbox' }, { type: 'clock' }],
    },
  );
  // what is kept on the screen while another is fetched must not be another one
  const shown = query.data?.id === complaintId ? query : { ...query, data: undefined };
  return (
    <>
      <PageHead
        title={(!isPhone && shown.data?.number) || t('title')}
        scope={shown.data && words(`stage.${shown.data.stage}`)}
        ownTitle
      >
        <BackLink>{t('back')}</BackLink>
      </PageHead>
      <Fetched query={shown as typeof query} what={t('what')} lines={8}>
        {(complaint) => <ComplaintView key={complaint.id} complaint={complaint} />}
      </Fetched>
    </>
  );
}

function ComplaintView({ complaint }: { complaint: ComplaintDetail }) {
  const isSender = useCan('complaint:file');
  const reader: Reader = isSender ? 'sender' : 'staff';
  const today = useSession().today.day;
  const calendar = useOfficeCalendar(complaint.filedAt.slice(0, 10));
  const parts = { complaint, reader, today };
  // who writes needs room and has the matter before his eyes
  const writes = complaint.can.includes('answer') || complaint.can.includes('decide');
  return (
    <div className={writes ? 'complaint complaint-writes' : 'complaint'}>
      <ComplaintHead complaint={complaint} reader={reader} />
      <aside className="complaint-side">
        <DueCard {...parts} calendar={calendar} />
        {!writes && !isSender && <ActsPanel complaint={complaint} />}
        <StepsPanel {...parts} />
        {isSender && <ActsPanel complaint={complaint} />}
      </aside>
      <div className="complaint-say">
        <AnswerPanel {...parts} />
        <VerdictPanel complaint={complaint} />
      </div>
      <div className="complaint-main">
        <UnsealingsPanel complaint={complaint} reader={reader} />
        <ExtensionsPanel complaint={complaint} />
        <MatterPanel complaint={complaint} reader={reader} />
        {writes && <ActsPanel complaint={complaint} />}
        <LedgerPanel {...parts} />
      </div>
    </div>
  );
}
