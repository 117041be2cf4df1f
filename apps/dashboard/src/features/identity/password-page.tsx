import { changePassword } from '@duban/contracts';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../shared/components/button';
import { Panel } from '../../shared/components/panel';
import { toast } from '../../shared/components/toast';
import { errorSentence } from '../../shared/error-messages';
import { useTexts } from '../../shared/i18n/messages';
import { PageHead } from '../../shared/page-head';
import { useAct } from '../../shared/query';
import { useRefreshSession, useSession } from '../../shared/session';
import { Field } from './field';
import { ownTexts } from './own-messages';

export function PasswordPage() {
  const t = useTexts(ownTexts);
  const { account, mustChangePassword } = useSession();
  const refresh = useRefreshSession();
  const navigate = useNavigate();
  const act = useAct(changePassword);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const differ = again !== '' && next !== again;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (next !== again) return;
    try {
      await act.mutateAsync({ body: { current, next } });
    } catch {
      return; // act.error is shown
    }
    await refresh();
    toast(t('saved'));
    await navigate('/');
  };
  return (
    <div className="page">
      <PageHead title={t('change')} />
      <Panel
        title={t('change')}
        finding={mustChangePassword ? t('changeFirst') : undefined}
        className="password-panel"
      >
        <form className="entrance-form" onSubmit={(event) => void save(event)}>
          <input type="text" autoComplete="username" value={account.username} readOnly hidden />
          <Field
            label={t('current')}
            type="password"
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
          <Field
            label={t('next')}
            type="password"
            autoComplete="new-password"
            required
            help={t('rule')}
            value={next}
            onChange={(event) => setNext(event.target.value)}
          />
          <Field
            label={t('again')}
            type="password"
            autoComplete="new-password"
            required
            error={differ ? t('differ') : null}
            value={again}
            onChange={(event) => setAgain(event.target.value)}
          />
          {act.error && (
            <p className="field-error" role="alert">
              {errorSentence(act.error)}
            </p>
          )}
          <Button type="submit" kind="filled" busy={act.isPending} disabled={differ}>
            {t('save')}
          </Button>
        </form>
      </Panel>
    </div>
  );
}
