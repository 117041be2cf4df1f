import type { ComplaintDetail } from '@duban/contracts';
import { useTexts } from '../../../shared/i18n/messages';
import { useHolder } from '../use-holder';
import { complaintWords } from '../../../shared/complaint-words';
import { detailTexts } from './detail-messages';
import type { Reader } from './step-words';

/** What it is, and who has it: the first thing anybody asks. */
export function ComplaintHead({ complaint, reader }: { complaint: ComplaintDetail; reader: Reader }) {
  const t = useTexts(detailTexts);
  const words = useTexts(complaintWords);
  const holder = useHolder(reader)(complaint.holder);
  const { number, kind, category, channel, confidentiality, complexity, title, co } = complaint;
  const [before, after] = holder.name ? holder.text.split(holder.name, 2) : [holder.text];
  return (
    <header className="panel complaint-head">
      <small>
        {[
          number,
          words(`kind.${kind}`),
          words(`category.${category}`),
          channel !== 'platform' && words(`channel.${channel}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      <h1>{title}</h1>
      <p>
        {before}
        {after !== undefined && (
          <>
            <b>{holder.name}</b>
            {after}
          </>
        )}
        {co.length > 0 && ` · ${t('co', { units: co.map(({ shortName }) => shortName).join('、') })}`}
      </p>
      <p className="complaint-tags">
        <span className="tag tag-strong">{words(`stage.${complaint.stage}`)}</span>
        {confidentiality !== 'open' && (
          <span className="tag">{words(`confidentiality.${confidentiality}`)}</span>
        )}
        {reader === 'staff' && <span className="tag">{words(`complexity.${complexity}`)}</span>}
      </p>
    </header>
  );
}
