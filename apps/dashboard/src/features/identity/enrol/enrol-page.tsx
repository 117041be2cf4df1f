import { enrolEnterprise } from '@duban/contracts';
import { isCreditCode, isPhone } from '@duban/domain';
import { type FormEvent, useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { ApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { errorSentence } from '../../../shared/error-messages';
import { formatMoment } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { useAct } from '../../../shared/query';
import { Entrance } from '../entrance';
import { Field } from '../field';
import { identityTexts } from '../messages';
import { ownTexts } from '../own-messages';
import { enrolTexts } from './messages';

const EMPTY = { name: '', creditCode: '', contactName: '', phone: '', username: '', password: '' };
type Form = typeof EMPTY;
type Wrong = 'name' | 'code' | 'contact' | 'phone' | 'username' | 'password' | 'taken';
/** What the sign-in told of a registration that was not confirmed. */
type Told = { state: 'waiting' | 'refused'; at: string; reason: string };

const toldOf = (state: unknown): Told | null => {
  const told = state as Partial<Told> | null;
  const { at, reason = '' } = told ?? {};
  if ((told?.state !== 'waiting' && told?.state !== 'refused') || typeof at !== 'string') return null;
  return { state: told.state, at, reason };
};

/** What is wrong before the server is asked; it has the last word. */
function findWrong(form: Form): Partial<Record<keyof Form, Wrong>> {
  const length = (text: string) => [...text.trim()].length;
  return {
    ...(length(form.name) < 4 && { name: 'name' }),
    ...(!isCreditCode(form.creditCode.trim().toUpperCase()) && { creditCode: 'code' }),
    ...(length(form.contactName) < 2 && { contactName: 'contact' }),
    ...(!isPhone(form.phone.trim()) && { phone: 'phone' }),
    ...(!/^[a-z0-9][a-z0-9._-]{2,31}$/.test(form.username.trim().toLowerCase()) && { username: 'username' }),
    ...(length(form.password) < 10 && { password: 'password' }),
  };
}

const FIELD_WRONG: Record<keyof Form, Wrong> = {
  name: 'name',
  creditCode: 'code',
  contactName: 'contact',
  phone: 'phone',
  username: 'username',
  password: 'password',
};

/** What the server refused, at its fields. */
const refusedOf = (error: ApiError | null): Partial<Record<keyof Form, Wrong>> =>
  Object.fromEntries(
    (error?.fields ?? [])
      .filter(({ path }) => path in FIELD_WRONG)
      .map(({ path, code }) => [path, code === 'taken' ? 'taken' : FIELD_WRONG[path as keyof Form]]),
  );

/** 企业注册: open to everybody; and where the sign-in leads who waits, or was refused. */
export function EnrolPage() {
  const t = useTexts(enrolTexts);
  const words = useTexts(identityTexts);
  const own = useTexts(ownTexts);
  const lang = useLang();
  const app = useTexts(shared)('app.name');
  const location = useLocation();
  const [told, setTold] = useState(() => toldOf(location.state));
  const [form, setForm] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const act = useAct(enrolEnterprise);
  useEffect(() => {
    document.title = `${t('title')} · ${app}`;
  });

  const wrong = { ...refusedOf(act.error), ...(tried ? findWrong(form) : {}) };
  const set = (key: keyof Form) => ({
    name: key,
    value: form[key],
    error: wrong[key] ? t(`wrong.${wrong[key]}`) : null,
    onChange: (event: { target: { value: string } }) => {
      setForm({ ...form, [key]: event.target.value });
      if (act.isError) act.reset();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const [first] = Object.keys(findWrong(form));
    if (first) event.currentTarget.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    else act.mutate({ body: form });
  };
  const after = act.error?.facts.retryAfterSeconds;
  const failed =
    act.error && act.error.fields.length === 0
      ? act.error.code === 'too-many-requests' && typeof after === 'number'
        ? t('wrong.limit', { minutes: Math.ceil(after / 60) })
        : errorSentence(act.error)
      : null;

  if (act.isSuccess || told)
    return (
      <Entrance title={t('title')}>
        <p className="entrance-note" role="status">
          {told && !act.isSuccess
            ? t(told.state, { at: formatMoment(told.at, lang), reason: told.reason })
            : t('sent')}
        </p>
        <p className="entrance-ways">
          {told?.state === 'refused' && !act.isSuccess && (
            <Button onClick={() => setTold(null)}>{t('again')}</Button>
          )}
          <Link to="/sign-in">{t('signIn')}</Link>
        </p>
      </Entrance>
    );
  return (
    <Entrance title={t('title')}>
      <form className="entrance-form" noValidate onSubmit={submit}>
        <p className="muted">
          {t('intro')} {t('intro.other')}
        </p>
        <Field
          label={t('name')}
          help={t('name.help')}
          autoComplete="organization"
          maxLength={80}
          {...set('name')}
        />
        <Field
          label={t('code')}
          help={t('code.help')}
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={18}
          {...set('creditCode')}
        />
        <Field
          label={t('contact')}
          help={t('contact.help')}
          autoComplete="name"
          maxLength={40}
          {...set('contactName')}
        />
        <Field
          label={t('phone')}
          help={t('phone.help')}
          type="tel"
          autoComplete="tel-national"
          maxLength={20}
          {...set('phone')}
        />
        <Field
          label={words('username')}
          help={own('usernameHelp')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={32}
          {...set('username')}
        />
        <Field
          label={words('password')}
          help={t('password.rule')}
          type="password"
          autoComplete="new-password"
          maxLength={200}
          {...set('password')}
        />
        {failed && (
          <p className="field-error" role="alert">
            {failed}
          </p>
        )}
        <Button type="submit" kind="filled" busy={act.isPending}>
          {t('submit')}
        </Button>
        <Link className="entrance-back" to="/sign-in">
          {t('back')}
        </Link>
      </form>
    </Entrance>
  );
}
