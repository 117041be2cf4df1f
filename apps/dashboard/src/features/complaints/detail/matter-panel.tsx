import type { ComplaintDetail } from '@duban/contracts';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { AttachmentList } from '../../../shared/attachments/attachment-list';
import { Panel } from '../../../shared/components/panel';
import { useTexts } from '../../../shared/i18n/messages';
import { detailTexts } from './detail-messages';
import type { Reader } from './step-words';

type MatterProps = { complaint: ComplaintDetail; reader: Reader; byReceipt?: boolean };

/** 反映的内容: the words as they were sent, what they concern, and who sent them as far as it may be known. */
export function MatterPanel({ complaint, reader, byReceipt }: MatterProps) {
  const t = useTexts(detailTexts);
  const { text, project, inspection, complainedOf, attachments, sender, confidentiality } = complaint;
  const rows: [string, ReactNode][] = [
    ...(complainedOf.length > 0
      ? [[t('text.units'), complainedOf.map(({ name }) => name).join('、')] as [string, ReactNode]]
      : []),
    ...(project
      ? [
          [
            t('text.project'),
            byReceipt ? project.name : <Link to={`/projects/${project.id}`}>{project.name}</Link>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(inspection ? [[t('text.inspection'), inspection] as [string, ReactNode]] : []),
    ...(sender
      ? (
          [
            [t('sender'), sender.name],
            [t('sender.contact'), sender.contact],
            [t('sender.phone'), sender.phone && <a href={`tel:${sender.phone}`}>{sender.phone}</a>],
            [t('sender.code'), sender.creditCode],
          ] as [string, ReactNode][]
        ).filter(([, value]) => value)
      : []),
  ];
  const secret =
    confidentiality === 'anonymous'
      ? t('sender.anonymous')
      : confidentiality === 'sealed'
        ? t(reader === 'sender' ? 'sender.sealedOwn' : 'sender.sealed')
        : null;
  return (
    <Panel title={t('text')} className="complaint-matter">
      <p className="complaint-text">{text}</p>
      <AttachmentList attachments={attachments} />
      {rows.length > 0 && (
        <dl>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {secret && !(confidentiality === 'sealed' && reader === 'staff' && sender) && (
        <p className="complaint-secret">{secret}</p>
      )}
    </Panel>
  );
}
