import { getNotice, type NoticeDetail } from '@duban/contracts';
import { ChevronLeft, Printer } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { Button } from '../../../shared/components/button';
import { Empty, Fetched, Loading } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { noticeTexts } from '../messages';
import { NoticePaper } from './notice-paper';
import { paperTexts } from './paper-messages';
import { useFiredRungs } from './use-fired-rungs';
import '../detail/notice-head.css';
import './paper.css';

/** 通知单: what is printed, on the screen as on paper; nothing on it waits to be fetched when somebody prints. */
export function PaperPage() {
  const t = useTexts(paperTexts);
  const what = useTexts(noticeTexts)('what');
  const { noticeId = '' } = useParams();
  const query = useFetched(
    getNotice,
    { params: { noticeId } },
    { shows: [{ type: 'notice', id: noticeId }] },
  );
  const shown = query.data?.id === noticeId ? query : { ...query, data: undefined };
  return (
    <div className="paper-page">
      <PageHead title={shown.data?.number ?? t('paper.title')} scope={t('paper.page')} ownTitle>
        <Link className="notice-back" to={`/notices/${noticeId}`}>
          <ChevronLeft size={18} strokeWidth={1.7} aria-hidden="true" />
          <span>{t('paper.back')}</span>
        </Link>
        <Button kind="filled" className="paper-print" disabled={!shown.data} onClick={() => print()}>
          <Printer size={16} strokeWidth={1.7} aria-hidden="true" /> {t('paper.print')}
        </Button>
      </PageHead>
      <Button kind="filled" className="paper-print-phone" disabled={!shown.data} onClick={() => print()}>
        <Printer size={16} strokeWidth={1.7} aria-hidden="true" /> {t('paper.print')}
      </Button>
      <Fetched query={shown as typeof query} what={what} lines={8}>
        {(notice) =>
          notice.issuedAt ? (
            <WholePaper notice={notice} />
          ) : (
            <Empty title={t('paper.title')}>{t('paper.notIssued')}</Empty>
          )
        }
      </Fetched>
    </div>
  );
}

function WholePaper({ notice }: { notice: NoticeDetail }) {
  const { whys, ready } = useFiredRungs(notice);
  return ready ? <NoticePaper notice={notice} whys={whys} /> : <Loading lines={8} />;
}
