import { sizeText } from '../../../shared/attachments/attachment-words';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useSession } from '../../../shared/session';
import { wordTexts } from '../../../shared/words';
import { paperTexts } from './paper-messages';
import { PaperTable } from './paper-table';
import type { Enclosure, With } from './to-enclosures';

type EnclosuresProps = { enclosures: readonly Enclosure[] };

/** 附件说明, as GB/T 9704 sets it under the text: two characters in, each on a line of its own, no mark at its end. */
export function EnclosureNote({ enclosures }: EnclosuresProps) {
  const t = useTexts(paperTexts);
  const own = enclosures.filter(({ part }) => part === 'notice');
  if (own.length === 0) return null;
  return (
    <div className="sheet-enclosures">
      <span>{t('enclosures.note')}</span>
      <ol>
        {own.map(({ no, attachment }) => (
          <li key={no}>
            {own.length > 1 && `${no}. `}
            {attachment.name}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Every file with its number, what it came with, and the hash it can be known by. */
export function EnclosuresTable({ enclosures }: EnclosuresProps) {
  const t = useTexts(paperTexts);
  const words = useTexts(wordTexts);
  const lang = useLang();
  const today = useSession().today.day;
  const cameWith = (of: With) =>
    of.part === 'request'
      ? words(`request.${of.kind}`)
      : t(`with.${of.part}`, { seq: 'seq' in of ? of.seq : 0 });
  return (
    <PaperTable
      head="head.enclosures"
      columns={['col.no', 'col.file', 'col.with', 'col.by', 'col.hash']}
      rows={enclosures.map((enclosure) => {
        const { name, size, by, at, sha256 } = enclosure.attachment;
        return [
          enclosure.no,
          `${name}（${sizeText(size)}）`,
          <span key="with" className="sheet-nowrap">
            {cameWith(enclosure)}
          </span>,
          <>
            {by} <span className="sheet-nowrap">{formatMoment(at, lang, today)}</span>
          </>,
          <code key="hash">{sha256}</code>,
        ];
      })}
    />
  );
}

/** "附件 3、4" under the words they prove. */
export function EnclosureNumbers({ numbers }: { numbers: readonly number[] }) {
  const t = useTexts(paperTexts);
  const lang = useLang();
  if (numbers.length === 0) return null;
  return (
    <small className="sheet-numbers">
      {t('enclosures.numbers', { numbers: numbers.join(lang === 'zh' ? '、' : ', ') })}
    </small>
  );
}
