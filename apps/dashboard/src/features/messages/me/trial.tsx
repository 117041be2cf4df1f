import { tryChannel } from '@duban/contracts';
import { Button } from '../../../shared/components/button';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { failWords } from '../fail-words';
import { messagesTexts } from '../messages';
import type { Channel } from './channel-draft';

/** Sends one message at once and says what became of it. `ready`: what is on the screen is what is kept. */
export function Trial({ channel, ready }: { channel: Channel; ready: boolean }) {
  const t = useTexts(messagesTexts);
  const act = useAct(tryChannel);
  const { error } = act;
  const textOf = (fact: unknown) => (typeof fact === 'string' ? fact : '');
  const failed =
    error?.code === 'channel-refused'
      ? failWords(textOf(error.facts.reason), textOf(error.facts.detail), t)
      : null;
  return (
    <div className="me-trial">
      <Button busy={act.isPending} disabled={!ready} onClick={() => act.mutate({ params: { channel } })}>
        {t('trial')}
      </Button>
      {!ready && <span className="me-note">{t('trial.first')}</span>}
      <span role="status">
        {ready && act.isSuccess && t('trial.sent', { channel: t(`channel.short.${channel}`) })}
        {ready && error && (
          <span className="me-error">
            {failed?.said ?? errorSentence(error)}
            {failed?.detail && <code>{failed.detail}</code>}
          </span>
        )}
      </span>
    </div>
  );
}
