import type { MyChannels } from '@duban/contracts';
import { useId } from 'react';
import { useTexts } from '../../../shared/i18n/messages';
import { messagesTexts } from '../messages';
import { type ChannelDraft, isKept } from './channel-draft';
import { Trial } from './trial';

/** Stands in every message; a robot with keywords lets only those through that hold one. */
const KEYWORD = '督办';

type ChannelFieldsProps = {
  draft: ChannelDraft;
  mine: MyChannels;
  error: string | null;
  onChange: (draft: ChannelDraft) => void;
};

/** One way of being told: on or off, where to, and a trial of what is kept. */
export function ChannelFields({ draft, mine, error, onChange }: ChannelFieldsProps) {
  const t = useTexts(messagesTexts);
  const id = useId();
  const { channel, address, active, secret, hasSecret, dropsSecret } = draft;
  const isEmail = channel === 'email';
  const cannot = isEmail && !mine.emailReady;
  return (
    <fieldset className="me-channel">
      <legend>{t(`channel.${channel}`)}</legend>
      <label className="me-check me-on">
        <input
          type="checkbox"
          checked={active}
          disabled={cannot && !active}
          onChange={(event) => onChange({ ...draft, active: event.target.checked })}
        />
        {t('active')}
      </label>
      <div className="me-fields">
        <div className="me-field">
          <label htmlFor={`${id}-address`}>{t(isEmail ? 'address.email' : 'address.robot')}</label>
          <input
            id={`${id}-address`}
            className="input"
            type={isEmail ? 'email' : 'url'}
            inputMode={isEmail ? 'email' : 'url'}
            autoComplete={isEmail ? 'email' : 'off'}
            spellCheck={false}
            maxLength={500}
            value={address}
            aria-invalid={error ? true : undefined}
            aria-describedby={`${id}-note`}
            onChange={(event) => onChange({ ...draft, address: event.target.value })}
          />
          <span id={`${id}-note`}>
            {error && (
              <span className="me-error" role="alert">
                {error}
              </span>
            )}
            <span className="me-note">{t(cannot ? 'noMail' : `help.${channel}`, { word: KEYWORD })}</span>
          </span>
        </div>
        {channel === 'dingtalk' && (
          <div className="me-field">
            <label htmlFor={`${id}-secret`}>{t('secret')}</label>
            <input
              id={`${id}-secret`}
              className="input"
              type="password"
              autoComplete="off"
              maxLength={200}
              placeholder={t(hasSecret && !dropsSecret ? 'secret.kept' : 'secret.none')}
              value={secret}
              disabled={dropsSecret}
              onChange={(event) => onChange({ ...draft, secret: event.target.value })}
            />
            {hasSecret && (
              <label className="me-check">
                <input
                  type="checkbox"
                  checked={dropsSecret}
                  onChange={(event) => onChange({ ...draft, dropsSecret: event.target.checked, secret: '' })}
                />
                {t('secret.drop')}
              </label>
            )}
          </div>
        )}
        {address !== '' && <Trial channel={channel} ready={isKept(draft, mine) && !cannot} />}
      </div>
    </fieldset>
  );
}
