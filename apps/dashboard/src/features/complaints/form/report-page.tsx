import { type ComplaintFiled, fileComplaint, registerComplaint } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../../shared/api';
import { useUploads } from '../../../shared/attachments/use-uploads';
import { NotFound } from '../../../shared/components/not-found';
import { toast } from '../../../shared/components/toast';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { touches, type Shows } from '../../../shared/query';
import { useCan, useSession } from '../../../shared/session';
import { BackLink } from '../back-link';
import { ComplaintForm } from './complaint-form';
import { type ComplaintFields, titleOf } from './fields';
import { formTexts } from './form-messages';
import { ReceiptPanel } from './receipt-panel';
import { useDraftFields } from './use-draft-fields';

/** An enterprise reports a problem of its own. */
export function ReportPage() {
  return useCan('complaint:file') ? <Report mode="own" /> : <NotFound />;
}

/** The office registers one on behalf of an enterprise: contact point, hotline, visit, letter. */
export function RegisterPage() {
  return useCan('complaint:register') ? <Report mode="behalf" /> : <NotFound />;
}

const matterOf = (fields: ComplaintFields) => {
  const { category, kind, text, inspection, complainedOf, project } = fields;
  if (!category || !kind) throw new Error('not whole: the form asks for both');
  return {
    category,
    kind,
    title: titleOf(fields),
    text: text.trim(),
    inspection: inspection.trim(),
    complainedOfIds: complainedOf.map(({ id }) => id),
    projectId: project?.id ?? null,
  };
};

function sendOf(
  mode: 'own' | 'behalf',
  keyFor: (sent: string) => string,
  fields: ComplaintFields,
  attachmentIds: string[],
) {
  const { confidentiality, channel, name, creditCode } = fields;
  const isNamed = confidentiality !== 'anonymous';
  const contact = isNamed ? fields.contact.trim() : '';
  const phone = isNamed ? fields.phone.trim() : '';
  const matter = { ...matterOf(fields), confidentiality, attachmentIds };
  const withKey = <B extends object>(body: B) => ({ ...body, key: keyFor(JSON.stringify(body)) });
  if (mode === 'own') return call(fileComplaint, { body: withKey({ ...matter, contact, phone }) });
  const sender = isNamed
    ? { name: name.trim(), contact, phone, creditCode: creditCode.trim().toUpperCase() }
    : null;
  return call(registerComplaint, { body: withKey({ ...matter, channel, sender }) });
}

function Report({ mode }: { mode: 'own' | 'behalf' }) {
  const t = useTexts(formTexts);
  const { account } = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const owner = mode === 'own' ? account.id : `behalf.${account.id}`;
  const draft = useDraftFields(owner);
  const files = useUploads(`duban.complaint.${mode}`);
  const [filed, setFiled] = useState<ComplaintFiled | null>(null);
  const changes: Shows[] = [{ type: 'complaint' }];

  const arrived = async (id: string | null, said: string) => {
    draft.sent();
    files.uploads.clear();
    await client.invalidateQueries({
      predicate: (query) => touches(query.meta?.shows as Shows[] | undefined, changes),
    });
    if (id === null) return;
    toast(said);
    await navigate(`/complaints/${id}`, { replace: true });
  };
  const send = async (fields: ComplaintFields) => {
    const answer = await sendOf(mode, draft.keyFor, fields, files.ids);
    if (answer.receipt !== null) setFiled(answer);
    await arrived(answer.receipt === null ? answer.id : null, t('sent', { number: answer.number }));
  };
  const title = t(mode === 'own' ? 'title' : 'registerTitle');
  return (
    <div className="page">
      <PageHead title={title} scope={t('minutes')} ownTitle={filed !== null}>
        <BackLink>{t(mode === 'own' ? 'back' : 'backAll')}</BackLink>
      </PageHead>
      {filed?.receipt ? (
        <ReceiptPanel filed={{ ...filed, receipt: filed.receipt }} done="/complaints" />
      ) : (
        <ComplaintForm
          mode={mode}
          draft={draft}
          files={files}
          ownName={mode === 'own' ? account.org.name : ''}
          onSend={send}
        />
      )}
    </div>
  );
}
