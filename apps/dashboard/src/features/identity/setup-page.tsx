import { setUp } from '@duban/contracts';
import { type FormEvent, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Button } from '../../shared/components/button';
import { errorSentence } from '../../shared/error-messages';
import { useTexts } from '../../shared/i18n/messages';
import { useAct } from '../../shared/query';
import { Entrance } from './entrance';
import { Field } from './field';
import { identityTexts } from './messages';
import { ownTexts } from './own-messages';

const EMPTY = { county: '', name: '', username: '', password: '' };

/** The first administrator, through the link printed at the first start. */
export function SetupPage() {
  const t = useTexts(ownTexts);
  const words = useTexts(identityTexts);
  const { token = '' } = useParams();
  const act = useAct(setUp);
  const [form, setForm] = useState(EMPTY);
  const set = (key: keyof typeof EMPTY) => ({
    name: key,
    value: form[key],
    required: true,
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [key]: event.target.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ body: { token, ...form } });
  };
  return (
    <Entrance title={t('setup')}>
      {act.isSuccess ? (
        <p className="entrance-note" role="status">
          {t('created')} <Link to="/sign-in">{words('signIn')}</Link>
        </p>
      ) : (
        <form className="entrance-form" onSubmit={submit}>
          <p className="muted">{t('setupText')}</p>
          <Field label={t('county')} help={t('countyHelp')} minLength={2} maxLength={60} {...set('county')} />
          <Field label={t('name')} autoComplete="name" maxLength={40} {...set('name')} />
          <Field
            label={words('username')}
            help={t('usernameHelp')}
            autoComplete="username"
            autoCapitalize="none"
            pattern="[a-z0-9][a-z0-9._\-]{2,31}"
            {...set('username')}
          />
          <Field
            label={words('password')}
            help={t('rule')}
            type="password"
            autoComplete="new-password"
            {...set('password')}
          />
          {act.error && (
            <p className="field-error" role="alert">
              {errorSentence(act.error)}
            </p>
          )}
          <Button type="submit" kind="filled" busy={act.isPending}>
            {t('create')}
          </Button>
        </form>
      )}
    </Entrance>
  );
}
