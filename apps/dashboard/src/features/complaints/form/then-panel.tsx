import type { ComplaintTerms } from '@duban/contracts';
import { complaintAnswerDays, type ComplaintKind } from '@duban/domain';
import { useId } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { formTexts } from './form-messages';

type ThenProps = { kind: ComplaintKind | ''; terms: ComplaintTerms | null };

/** 提交以后: what is owed to whoever reports, and by when; while the days are not known, none is promised. */
export function ThenPanel({ kind, terms }: ThenProps) {
  const t = useTexts(formTexts);
  const id = useId();
  const owed = [
    ['accept', terms?.acceptDays],
    ['assign', terms?.assignDays],
    ['contact', terms?.contactDays],
    ['answer', terms && complaintAnswerDays(kind || 'help', 'plain', terms)],
  ] as const;
  return (
    <aside className="panel cf-then" aria-labelledby={id}>
      <h2 id={id}>{t('then')}</h2>
      <ol>
        {owed.map(([what, count]) => (
          <li key={what}>{count ? t(`then.${what}`, { count }) : t(`then.some.${what}`)}</li>
        ))}
        <li>{t('then.rate')}</li>
        <li>{t('then.late')}</li>
      </ol>
    </aside>
  );
}
