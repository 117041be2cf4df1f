import type { ComplaintDetail } from '@duban/contracts';
import { DecideExtension } from '../acts/extension-acts';
import { DecideUnsealing } from '../acts/decide-unsealing';
import { Panel } from '../../../shared/components/panel';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { complaintWords } from '../../../shared/complaint-words';
import { detailTexts } from './detail-messages';
import type { Reader } from './step-words';

/** 延期: what was asked for, with what became of it; to be decided by who may. */
export function ExtensionsPanel({ complaint }: { complaint: ComplaintDetail }) {
  const t = useTexts(detailTexts);
  const words = useTexts(complaintWords);
  const lang = useLang();
  if (complaint.extensions.length === 0) return null;
  return (
    <Panel title={t('extension.title')} className="complaint-requests">
      {complaint.extensions.map((extension) => {
        const { id, clock, days, reason, askedBy, askedAt, decideBy, decision } = extension;
        return (
          <div key={id}>
            <b>
              {t('extension.asked', {
                who: askedBy,
                clock: words(`clock.${clock}`),
                count: days,
                moment: formatMoment(askedAt, lang),
              })}
            </b>
            <p>{reason}</p>
            <p className="faint">
              {!decision
                ? t('extension.waiting', { moment: formatMoment(decideBy, lang) })
                : decision.grantedDays > 0
                  ? t('extension.granted', {
                      who: decision.by,
                      count: decision.grantedDays,
                      moment: formatMoment(decision.at, lang),
                    })
                  : t('extension.refused', { who: decision.by, moment: formatMoment(decision.at, lang) })}
              {decision?.opinion && ` “${decision.opinion}”`}
            </p>
            {extension.can && <DecideExtension complaint={complaint} extension={extension} />}
          </div>
        );
      })}
    </Panel>
  );
}

/** 启封: told to the sender, and to those who may ask or decide. */
export function UnsealingsPanel({ complaint, reader }: { complaint: ComplaintDetail; reader: Reader }) {
  const t = useTexts(detailTexts);
  const lang = useLang();
  if (complaint.unsealings.length === 0) return null;
  return (
    <Panel
      title={t('unsealing.title')}
      className="complaint-requests"
      finding={reader === 'sender' ? t('unsealing.own') : undefined}
    >
      {complaint.unsealings.map((unsealing) => {
        const { id, askedBy, askedAt, reason, decision } = unsealing;
        const decided = decision && { who: decision.by, moment: formatMoment(decision.at, lang) };
        return (
          <div key={id}>
            <b>{t('unsealing.asked', { who: askedBy, moment: formatMoment(askedAt, lang) })}</b>
            <p>{reason}</p>
            <p className="faint">
              {!decided
                ? t('unsealing.waiting')
                : t(decision.granted ? 'unsealing.granted' : 'unsealing.refused', decided)}
              {decision?.opinion && ` “${decision.opinion}”`}
            </p>
            {unsealing.can && <DecideUnsealing complaint={complaint} unsealing={unsealing} />}
          </div>
        );
      })}
    </Panel>
  );
}
