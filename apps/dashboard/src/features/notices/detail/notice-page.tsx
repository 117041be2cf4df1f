import { getNotice, type NoticeDetail } from '@duban/contracts';
import { ChevronLeft, Printer } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { Fetched } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { wordTexts } from '../../../shared/words';
import { noticeTexts } from '../messages';
import { NoticeView } from './notice-view';
import './notice-head.css';

export function NoticePage() {
  const t = useTexts(noticeTexts);
  const { noticeId = '' } = useParams();
  const query = useFetched(
    getNotice,
    { params: { noticeId } },
    { shows: [{ type: 'notice', id: noticeId }, { type: 'card' }, { type: 'clock' }] },
  );
  // what is kept on the screen while another is fetched must not be another notice
  const shown = query.data?.id === noticeId ? query : { ...query, data: undefined };
  return (
    <>
      <NoticeHead notice={shown.data} />
      <Fetched query={shown as typeof query} what={t('what')} lines={8}>
        {(notice) => <NoticeView key={notice.id} notice={notice} />}
      </Fetched>
    </>
  );
}

function NoticeHead({ notice }: { notice: NoticeDetail | undefined }) {
  const t = useTexts(noticeTexts);
  const words = useTexts(wordTexts);
  return (
    <PageHead title={notice?.number ?? t('title')} scope={notice && words(`state.${notice.state}`)} ownTitle>
      <Link className="notice-back" to="/notices">
        <ChevronLeft size={18} strokeWidth={1.7} aria-hidden="true" />
        <span>{t('back')}</span>
      </Link>
      {notice?.issuedAt && (
        <Link className="button button-line notice-print" to={`/notices/${notice.id}/paper`}>
          <Printer size={16} strokeWidth={1.7} aria-hidden="true" /> <span>{t('print')}</span>
        </Link>
      )}
    </PageHead>
  );
}
