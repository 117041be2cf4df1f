import type { ComplaintDetail, ComplaintStep } from '@duban/contracts';
import { AttachmentList } from '../../../shared/attachments/attachment-list';
import { Panel } from '../../../shared/components/panel';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { detailTexts } from './detail-messages';
import { ledgerSentence } from './ledger-sentence';
import { lastOf, type Reader } from './step-words';

type LedgerProps = { complaint: ComplaintDetail; reader: Reader; today: string };

/** Who acted: the office, a unit by its name, the system; the enterprise is an enterprise, or you. */
function useActor(reader: Reader) {
  const t = useTexts(detailTexts);
  return ({ party, unit, by }: Pick<ComplaintStep, 'party' | 'unit' | 'by'>): string => {
    if (party === 'enterprise') return t(reader === 'sender' ? 'party.you' : 'party.enterprise');
    const who = party === 'unit' ? (unit?.shortName ?? t('party.unit')) : t(`party.${party}`);
    return by && party !== 'system' ? `${who} ${by}` : who;
  };
}

/** 办理台账: every step, the oldest first; the same for the enterprise and for who handles it. */
export function LedgerPanel({ complaint, reader, today }: LedgerProps) {
  const t = useTexts(detailTexts);
  const lang = useLang();
  const actor = useActor(reader);
  return (
    <Panel
      className="complaint-ledger"
      title={t('ledger.title')}
      finding={t('ledger.finding', { count: complaint.ledger.length })}
      asOf={t('ledger.same')}
    >
      <ol>
        {complaint.ledger.map((step) => (
          <li key={step.seq}>
            <time dateTime={step.at}>{formatMoment(step.at, lang, today)}</time>
            <div>
              <span>{actor(step)}</span> <b>{ledgerSentence(step, lang)}</b>
              {step.text && <p>{step.text}</p>}
              <AttachmentList attachments={step.attachments} />
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** The answer that counts: the last one, or the decision of the leader. */
export function AnswerPanel({ complaint, reader, today }: LedgerProps) {
  const t = useTexts(detailTexts);
  const lang = useLang();
  const actor = useActor(reader);
  const answer = lastOf(complaint.ledger, 'answered', 'decided');
  if (!answer) return null;
  return (
    <Panel
      className="complaint-answer"
      title={t('answer')}
      asOf={t('answer.by', { who: actor(answer), moment: formatMoment(answer.at, lang, today) })}
    >
      <p className="complaint-text">{answer.text}</p>
      <AttachmentList attachments={answer.attachments} />
    </Panel>
  );
}
