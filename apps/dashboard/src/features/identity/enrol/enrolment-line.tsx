import { decideEnrolment, type Enrolment } from '@duban/contracts';
import { useState } from 'react';
import type { ApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { toast } from '../../../shared/components/toast';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { useSession } from '../../../shared/session';
import { enrolTexts } from './messages';

/** One enterprise that asks for an account: what the office compares, and its two answers. */
export function EnrolmentLine({ enrolment }: { enrolment: Enrolment }) {
  const t = useTexts(enrolTexts);
  const lang = useLang();
  const { today } = useSession();
  const [asked, setAsked] = useState<'confirm' | 'refuse' | null>(null);
  const decide = useAct(decideEnrolment, { changes: [{ type: 'enrolment' }] });
  const { id, name, creditCode, contactName, phone, username, version, org, state, decidedAt } = enrolment;
  const moment = (at: string) => formatMoment(at, lang, today.day);

  const failure = ({ code, facts }: ApiError) => {
    if (code === 'roles-clash') return t('failed.clash');
    if (code === 'taken') return t('failed.taken');
    return facts.reason === 'not-active' ? t('failed.inactive') : null;
  };
  const answer = async (reason: string) => {
    const granted = asked === 'confirm';
    await decide.mutateAsync({ params: { enrolmentId: id }, body: { granted, reason, version } });
    toast(t(granted ? 'done.confirmed' : 'done.refused'));
  };
  return (
    <li>
      <h2>{name}</h2>
      <dl>
        <div>
          <dt>{t('line.code')}</dt>
          <dd className="num">{creditCode}</dd>
        </div>
        <div>
          <dt>{t('line.contact')}</dt>
          <dd>
            {contactName} <a href={`tel:${phone}`}>{phone}</a>
          </dd>
        </div>
        <div>
          <dt>{t('line.user')}</dt>
          <dd>{username}</dd>
        </div>
      </dl>
      <small>
        {t('line.filed', { at: moment(enrolment.filedAt) })}
        {decidedAt && ` · ${t('line.decided', { at: moment(decidedAt), by: enrolment.decidedBy ?? '' })}`}
        {enrolment.reason && ` · ${t('line.reason', { reason: enrolment.reason })}`}
      </small>
      {state === 'waiting' && (
        <>
          <p className="muted">
            {org ? t('line.known', { name: org.name, count: org.accounts }) : t('line.new')}
          </p>
          <p className="enrolments-acts">
            <Button onClick={() => setAsked('confirm')}>{t('confirm')}</Button>
            <Button kind="quiet" onClick={() => setAsked('refuse')}>
              {t('refuse')}
            </Button>
          </p>
        </>
      )}
      {asked && (
        <ConfirmAct
          title={t(`${asked}.title`, { name })}
          act={t(`${asked}.act`)}
          follows={<p>{t(`${asked}.follows`, { username })}</p>}
          {...(asked === 'refuse' ? { reason: { label: t('refuse.reason'), max: 400 } } : {})}
          failure={failure}
          onConfirm={answer}
          onClose={() => setAsked(null)}
        />
      )}
    </li>
  );
}
