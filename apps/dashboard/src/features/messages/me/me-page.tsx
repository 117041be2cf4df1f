import { getMyChannels, type MyChannels, saveMyChannels } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { type ApiError, isApiError, keyOf } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { Panel } from '../../../shared/components/panel';
import { Fetched } from '../../../shared/components/states';
import { toast } from '../../../shared/components/toast';
import { errorSentence } from '../../../shared/error-messages';
import { textOf, useTexts } from '../../../shared/i18n/messages';
import { inboxTexts } from '../../../shared/inbox/inbox-messages';
import { PageHead } from '../../../shared/page-head';
import { useAct, useFetched } from '../../../shared/query';
import { messagesTexts } from '../messages';
import { type Channel, type ChannelDraft, draftsOf, wishOf } from './channel-draft';
import { ChannelFields } from './channel-fields';
import { QuietFields } from './quiet-fields';
import '../messages.css';

/** How this person wants to be told, beside the inbox that always is. */
export function MePage() {
  const t = useTexts(messagesTexts);
  const said = useTexts(inboxTexts);
  const query = useFetched(getMyChannels, {});
  return (
    <div className="page me">
      <PageHead title={t('me.title')}>
        <Link to="/inbox">{said('title')}</Link>
      </PageHead>
      <Fetched query={query} what={t('me.title')} lines={8}>
        {(mine) => <MyForm mine={mine} />}
      </Fetched>
    </div>
  );
}

function MyForm({ mine }: { mine: MyChannels }) {
  const t = useTexts(messagesTexts);
  const client = useQueryClient();
  const save = useAct(saveMyChannels);
  const [drafts, setDrafts] = useState(() => draftsOf(mine));
  const [quiet, setQuiet] = useState(mine.quiet);
  const [errors, setErrors] = useState<Partial<Record<Channel, string>>>({});
  const [failed, setFailed] = useState<string | null>(null);

  const change = (draft: ChannelDraft) => {
    setDrafts(drafts.map((each) => (each.channel === draft.channel ? draft : each)));
    setErrors({ ...errors, [draft.channel]: undefined });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFailed(null);
    const empty = drafts.filter(({ active, address }) => active && address.trim() === '');
    setErrors(Object.fromEntries(empty.map(({ channel }) => [channel, t('error.required')])));
    if (empty.length > 0) return;
    const channels = wishOf(drafts);
    try {
      const kept = await save.mutateAsync({ body: { channels, quiet } });
      client.setQueryData(keyOf(getMyChannels), kept);
      setDrafts(draftsOf(kept));
      setQuiet(kept.quiet);
      toast(t('saved'));
    } catch (error) {
      if (!isApiError(error)) throw error;
      const named = refusedAt(
        error,
        channels.map(({ channel }) => channel),
      );
      setErrors(named);
      if (Object.keys(named).length === 0) setFailed(errorSentence(error));
    }
  };
  return (
    <form className="me-form" noValidate onSubmit={(event) => void submit(event)}>
      <Panel title={t('me.title')} finding={t('me.finding')}>
        <div className="me-channels">
          {drafts.map((draft) => (
            <ChannelFields
              key={draft.channel}
              draft={draft}
              mine={mine}
              error={errors[draft.channel] ?? null}
              onChange={change}
            />
          ))}
        </div>
      </Panel>
      <Panel title={t('quiet.title')} finding={t('quiet.finding')}>
        <QuietFields quiet={quiet} onChange={setQuiet} />
      </Panel>
      <div className="me-save">
        <Button type="submit" kind="filled" busy={save.isPending}>
          {t('save')}
        </Button>
        {failed && (
          <span className="me-error" role="alert">
            {failed}
          </span>
        )}
      </div>
    </form>
  );
}

const KNOWN = [
  'not-an-email',
  'not-an-address',
  'wrong-path',
  'no-mail-server',
  'too-small',
  'too-big',
] as const;
type Known = (typeof KNOWN)[number];

/** What the server refused, at the channel it stands at: `channels.1.address`. */
function refusedAt({ fields }: ApiError, sent: Channel[]): Partial<Record<Channel, string>> {
  const t = textOf(messagesTexts);
  return Object.fromEntries(
    fields.flatMap(({ path, code }) => {
      const channel = sent[Number(/^channels\.(\d+)\./.exec(path)?.[1] ?? -1)];
      if (!channel) return [];
      if (code === 'wrong-host')
        return [[channel, t(channel === 'wecom' ? 'error.wrong-host.wecom' : 'error.wrong-host.dingtalk')]];
      return [
        [
          channel,
          t((KNOWN as readonly string[]).includes(code) ? `error.${code as Known}` : 'error.refused'),
        ],
      ];
    }),
  );
}
