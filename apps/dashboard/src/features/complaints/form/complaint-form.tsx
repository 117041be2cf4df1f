import { Check } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { FieldError } from '../../../shared/api';
import { isApiError } from '../../../shared/api';
import type { UseUploads } from '../../../shared/attachments/use-uploads';
import { Button } from '../../../shared/components/button';
import { atShanghai } from '../../../shared/format';
import { useTexts } from '../../../shared/i18n/messages';
import { useFailure, useRefusal } from '../acts/use-failure';
import {
  type ComplaintFields,
  type FieldName,
  LIMITS,
  type Mode,
  namesOf,
  stepOf,
  STEPS,
  type StepName,
  type WrongCode,
  wrongOf,
} from './fields';
import { formTexts } from './form-messages';
import { ThenPanel } from './then-panel';
import { useComplaintTerms } from './use-complaint-terms';
import type { DraftFields } from './use-draft-fields';
import { WhatStep } from './what-step';
import { WhereStep } from './where-step';
import { betrayedBy, isBetrayedByProject, WhoStep } from './who-step';
import '../../../shared/components/panel.css';
import './form.css';

const FIELD_OF: Record<string, FieldName> = {
  projectId: 'project',
  complainedOfIds: 'complainedOf',
  sender: 'name',
};
/** The field of the form that the server speaks of. */
const fieldOf = (path: string): string => {
  const parts = path.split('.');
  const name = (parts[0] === 'sender' && parts[1]) || parts[0] || '';
  return FIELD_OF[name] ?? name;
};

export type StepProps = {
  fields: ComplaintFields;
  set: (part: Partial<ComplaintFields>) => void;
  wrongWords: (name: FieldName) => string | null;
  mode: Mode;
};

type FormProps = {
  mode: Mode;
  draft: DraftFields;
  /** null: none can be sent here. */
  files: UseUploads | null;
  /** The name of the enterprise that is signed in. */
  ownName?: string;
  onSend: (fields: ComplaintFields) => Promise<void>;
};

/** What is reported, in three steps; what is typed stays on this device until it has arrived. */
export function ComplaintForm({ mode, draft, files, ownName = '', onSend }: FormProps) {
  const t = useTexts(formTexts);
  const failure = useFailure();
  const refusal = useRefusal();
  const [step, setStep] = useState<StepName>('what');
  const [tried, setTried] = useState<ReadonlySet<StepName>>(new Set());
  const [refused, setRefused] = useState<FieldError[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const { fields } = draft;
  const terms = useComplaintTerms();
  const steps = mode === 'outside' ? STEPS.slice(0, 2) : STEPS;
  const at = steps.indexOf(step);
  const isLast = at === steps.length - 1;
  const wrong = wrongOf(fields, mode);
  const betrayed = betrayedBy(fields, mode, ownName);
  const isBetrayed = betrayed.length > 0 || isBetrayedByProject(fields, mode);

  const saidOf = (name: FieldName, code: WrongCode): string => {
    if (code === 'too-short') return t(`wrong.too-short.${name as 'title' | 'text' | 'contact' | 'name'}`);
    return code === 'too-long' ? t('wrong.too-long', { max: LIMITS.text }) : t(`wrong.${code}`);
  };
  const wrongWords = (name: FieldName): string | null => {
    const byServer = refused.find(({ path }) => fieldOf(path) === name);
    if (byServer) return refusal(byServer);
    const code = tried.has(step) ? wrong[name] : undefined;
    return code ? saidOf(name, code) : null;
  };
  const go = (next: StepName) => {
    setStep(next);
    scrollTo({ top: 0 });
  };
  // what is wrong takes the focus, once it stands there
  const isLooking = useRef(false);
  useEffect(() => {
    if (!isLooking.current) return;
    isLooking.current = false;
    const marked = body.current?.querySelector<HTMLElement>('[aria-invalid]');
    (marked?.matches('fieldset') ? marked.querySelector<HTMLElement>('input') : marked)?.focus();
  });
  const lookAt = (where: StepName) => {
    isLooking.current = true;
    setTried((now) => new Set([...now, where]));
    if (where !== step) setStep(where);
  };
  const set = (part: Partial<ComplaintFields>) => {
    setRefused((now) => now.filter(({ path }) => !(fieldOf(path) in part)));
    draft.set(part);
  };

  const send = async () => {
    setBusy(true);
    setFailed(null);
    setRefused([]);
    try {
      await onSend(fields);
    } catch (error) {
      void files?.uploads.check();
      const all = isApiError(error) ? error.fields : [];
      const where = stepOf(Object.fromEntries(all.map(({ path }) => [fieldOf(path), true])));
      setRefused(all);
      setFailed(failure(error));
      if (where) lookAt(where);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const here = namesOf(step).some((name) => wrong[name]);
    if (here) return lookAt(step);
    const next = steps[at + 1];
    if (next) return go(next);
    const elsewhere = stepOf(wrong);
    if (elsewhere) return lookAt(elsewhere);
    if (!isBetrayed) void send();
  };
  const parts: StepProps = { fields, set, wrongWords, mode };
  const following = steps[at + 1];
  return (
    <form className="cf" noValidate onSubmit={submit}>
      <div className={`cf-steps cf-steps-${steps.length}`} role="group" aria-label={t('steps')}>
        {steps.map((name, i) => (
          <i key={name} className={i <= at ? 'cf-step-done' : undefined} />
        ))}
        <span aria-live="polite">
          {t('stepOf', { n: at + 1, of: steps.length, name: t(`step.${step}`) })}
        </span>
      </div>
      <div ref={body} className="panel cf-body">
        {draft.restoredAt && (
          <p className="cf-note" role="status">
            {t('draft.restored', { time: atShanghai(draft.restoredAt).time })}
          </p>
        )}
        {step === 'what' && <WhatStep {...parts} terms={terms} />}
        {step === 'where' && <WhereStep {...parts} files={files} />}
        {step === 'who' && (
          <WhoStep
            {...parts}
            contactDays={terms?.contactDays}
            betrayed={betrayed}
            hasFiles={(files?.items.length ?? 0) > 0}
            onMend={() => go('what')}
          />
        )}
      </div>
      <ThenPanel kind={fields.kind} terms={terms} />
      <div className="cf-go">
        <DraftLine draft={draft} isShared={mode === 'outside'} />
        {failed && (
          <p className="cf-wrong" role="alert">
            {t('failed', { why: failed })} {draft.savedAt && t('failed.safe')}
          </p>
        )}
        {at > 0 && <Button onClick={() => go(steps[at - 1] ?? 'what')}>{t('previous')}</Button>}
        <Button
          type="submit"
          kind="filled"
          busy={busy}
          disabled={isLast && ((files?.open ?? 0) > 0 || isBetrayed)}
        >
          {busy ? t('sending') : following ? t('next', { name: t(`step.${following}`) }) : t('submit')}
        </Button>
      </div>
    </form>
  );
}

/** Where what was typed is safe, in a sentence; on a computer of others it can be cleared. */
function DraftLine({ draft, isShared }: { draft: DraftFields; isShared: boolean }) {
  const t = useTexts(formTexts);
  const isOnline = navigator.onLine;
  const time = draft.savedAt ? atShanghai(draft.savedAt).time : '';
  return (
    <p role="status">
      {draft.savedAt && <Check size={16} strokeWidth={1.7} aria-hidden="true" />}
      {!draft.savedAt ? t('draft.none') : t(isOnline ? 'draft.saved' : 'draft.offline', { time })}
      {draft.savedAt && (
        <>
          {isShared && ` ${t('draft.shared')}`}
          <Button kind="quiet" onClick={draft.clear}>
            {t('draft.clear')}
          </Button>
        </>
      )}
    </p>
  );
}
