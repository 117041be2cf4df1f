import { complaintAnswerDays, type ComplaintKind, type ComplaintRules } from '@duban/domain';
import { useId } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { formTexts } from './form-messages';

/** 提交以后: what is owed to whoever reports, and by when. */
export function ThenPanel({ kind, rules }: { kind: ComplaintKind | ''; rules: ComplaintRules }) {
  const t = useTexts(formTexts);
  const id = useId();
  const days = complaintAnswerDays(kind || 'help', 'plain', rules);
  return (
    <aside className="panel cf-then" aria-labelledby={id}>
      <h2 id={id}>{t('then')}</h2>
      <ol>
        <li>{t('then.accept', { count: rules.acceptDays })}</li>
        <li>{t('then.assign', { count: rules.assignDays })}</li>
        <li>{t('then.contact', { count: rules.contactDays })}</li>
        <li>{t('then.answer', { count: days })}</li>
        <li>{t('then.rate')}</li>
        <li>{t('then.late')}</li>
      </ol>
    </aside>
  );
}
