import { getPublicStatus, openSession } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { call, isApiError } from '../../shared/api';
import { Button } from '../../shared/components/button';
import { errorSentence } from '../../shared/error-messages';
import { useTexts } from '../../shared/i18n/messages';
import { shared } from '../../shared/messages';
import { useFetched } from '../../shared/query';
import { enter, homeOf, useSessionQuery } from '../../shared/session';
import { DemoAccounts } from './demo-accounts';
import { Entrance } from './entrance';
import { Field } from './field';
import { leftReason, safeNext } from './next-page';
import { identityTexts } from './messages';

export function SignInPage() {
  const t = useTexts(identityTexts);
  const app = useTexts(shared)('app.name');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const session = useSessionQuery();
  const status = useFetched(getPublicStatus, {});
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [left] = useState(leftReason);
  const submit = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    document.title = `${t('signIn')} · ${app}`;
  });

  const next = safeNext(params.get('next'));
  if (session.data) return <Navigate to={next ?? homeOf(session.data.account.roles)} replace />;

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setError(null);
    if (!username.trim() || !password) return;
    setBusy(true);
    try {
      const opened = await call(openSession, { body: { username, password } });
      enter(client, opened);
      await navigate(next ?? homeOf(opened.account.roles), { replace: true });
    } catch (failed) {
      // whoever waits for an account is told how it stands where it was asked for
      if (isApiError(failed) && failed.code === 'not-admitted')
        return void navigate('/enrol', { state: failed.facts });
      setError(isApiError(failed) ? errorSentence(failed) : String(failed));
      setBusy(false);
    }
  };
  const demo = status.data?.demo ? status.data.accounts : [];
  return (
    <Entrance title={app} foot={status.data?.operator && t('operator', { name: status.data.operator })}>
      {left && !error && (
        <p className="entrance-note" role="status">
          {t(`left.${left}`)}
        </p>
      )}
      {status.data?.needsSetup && <p className="entrance-note">{t('setupNeeded')}</p>}
      <form className="entrance-form" noValidate onSubmit={(event) => void signIn(event)}>
        <Field
          label={t('username')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          error={tried && !username.trim() ? t('fill.username') : null}
          onChange={(event) => setUsername(event.target.value)}
        />
        <Field
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          error={tried && !password ? t('fill.password') : null}
          onChange={(event) => setPassword(event.target.value)}
        />
        {error && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
        <Button ref={submit} type="submit" kind="filled" busy={busy}>
          {t('signIn')}
        </Button>
      </form>
      <p className="entrance-tell">
        <Link to="/enrol">{t('enrol')}</Link> <Link to="/tell">{t('tell')}</Link>{' '}
        <Link to="/tell/follow">{t('follow')}</Link>
      </p>
      {demo.length > 0 && (
        <DemoAccounts
          accounts={demo}
          onChoose={(account) => {
            setUsername(account.username);
            setPassword(account.password);
            setError(null);
            submit.current?.focus();
          }}
        />
      )}
    </Entrance>
  );
}
