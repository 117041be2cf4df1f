import { actOnNotice, feedBackNotice, replyNotice } from '@duban/contracts';
import { type FormEvent, useId, useRef, useState } from 'react';
import { AttachmentsField, WaitsForFiles } from '../../../shared/attachments/attachments-field';
import { useUploads } from '../../../shared/attachments/use-uploads';
import { Button } from '../../../shared/components/button';
import { Choice } from '../../../shared/components/segments';
import { atShanghai, formatDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { useDraft } from '../../../shared/use-draft';
import { UsedBy } from '../../../shared/used-by';
import { useFailure } from '../refusals';
import { actTexts } from './act-messages';
import type { WriteMove } from './order';
import { type ActProps, draftKey } from './text-act';
import { useNoticeAct } from './use-notice-act';

/** What a unit writes: its plan, progress on the way, the reply. One sheet; which of them it is stands above. */
export function WriteAct({ notice, moves }: Pick<ActProps, 'notice'> & { moves: readonly WriteMove[] }) {
  const t = useTexts(actTexts);
  const [chosen, setChosen] = useState<WriteMove | null>(null);
  const move = chosen && moves.includes(chosen) ? chosen : moves[0];
  if (!move) return null;
  return (
    <div className="act act-main act-write">
      {moves.length > 1 && (
        <Choice
          label={t('write.what')}
          options={moves.map((value) => ({ value, label: t(`act.${value}`) }))}
          value={move}
          onChange={setChosen}
        />
      )}
      <WriteForm key={move} notice={notice} move={move} />
    </div>
  );
}

/** What is typed is kept on this device until it is sent. */
function WriteForm({ notice, move }: Pick<ActProps, 'notice'> & { move: WriteMove }) {
  const t = useTexts(actTexts);
  const words = useTexts(shared);
  const lang = useLang();
  const failure = useFailure();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(draftKey(move, notice));
  const files = useUploads(draftKey(move, notice));
  const send = useSend(notice, move);
  const [tried, setTried] = useState(false);
  const text = draft.text.trim();
  const isEmpty = text.length < 2;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isEmpty) return field.current?.focus();
    try {
      await send.run(text, files.ids, t(`done.${move}`));
      draft.clear();
      files.uploads.clear();
    } catch {
      // said below; the draft stays
      void files.uploads.check();
    }
  };
  const by = move === 'feed-back' && notice.nextFeedbackDay;
  return (
    <form className="act-form" onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{t(`label.${move}`)}</label>
      <textarea
        ref={field}
        id={id}
        className="input"
        rows={5}
        maxLength={4000}
        value={draft.text}
        placeholder={t(`hint.${move}`)}
        aria-invalid={tried && isEmpty ? true : undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => draft.change(event.target.value)}
      />
      <p id={`${id}-note`} className={tried && isEmpty ? 'act-failed' : undefined} role="status">
        {tried && isEmpty
          ? t(`empty.${move}`)
          : draft.savedAt && words('draft.saved', { time: atShanghai(draft.savedAt).time })}
      </p>
      <UsedBy fields={[[`notice.${move}`, t(`label.${move}`)]]} />
      <AttachmentsField uploads={files} />
      <WaitsForFiles uploads={files} />
      <Button type="submit" kind="filled" busy={send.busy} disabled={files.open > 0}>
        {t(`act.${move}`)}
      </Button>
      <p>{by ? t('follows.feed-back-by', { day: formatDate(by, lang) }) : t(`follows.${move}`)}</p>
      {send.error && (
        <p className="act-failed" role="alert">
          {words('confirm.failed', { why: failure(send.error) })} {words('error.safe')}
        </p>
      )}
    </form>
  );
}

function useSend(notice: ActProps['notice'], move: WriteMove) {
  const begin = useNoticeAct(actOnNotice, notice);
  const tell = useNoticeAct(feedBackNotice, notice);
  const reply = useNoticeAct(replyNotice, notice);
  const { busy, error } = { act: begin, 'feed-back': tell, reply }[move];
  const run = (text: string, attachmentIds: string[], said: string) =>
    move === 'act'
      ? begin.run({ plan: text, attachmentIds }, said)
      : move === 'reply'
        ? reply.run({ text, attachmentIds }, said)
        : tell.run({ text, attachmentIds }, said);
  return { busy, error, run };
}
