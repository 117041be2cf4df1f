import { type ComplaintDetail, followComplaint, rateByReceipt, withdrawByReceipt } from '@duban/contracts';
import { readReceiptCode } from '@duban/domain';
import { type FormEvent, useId, useRef, useState } from 'react';
import { call, isApiError } from '../../../shared/api';
import { ByReceipt } from '../../../shared/attachments/by-receipt';
import { Button } from '../../../shared/components/button';
import { ConfirmAct } from '../../../shared/components/confirm-act';
import { Panel } from '../../../shared/components/panel';
import { atShanghai } from '../../../shared/format';
import { useTexts } from '../../../shared/i18n/messages';
import { useOfficeCalendar } from '../../../shared/use-office-calendar';
import { useFailure } from '../acts/use-failure';
import { actTexts } from '../acts/act-messages';
import { DueCard } from '../detail/due-card';
import { ComplaintHead } from '../detail/head';
import { AnswerPanel, LedgerPanel } from '../detail/ledger-panel';
import { MatterPanel } from '../detail/matter-panel';
import { ExtensionsPanel, UnsealingsPanel } from '../detail/requests-panels';
import { wasWithLeader } from '../detail/step-words';
import { StepsPanel } from '../detail/steps-panel';
import { VerdictForm } from '../detail/verdict-form';
import { verdictTexts } from '../detail/verdict-messages';
import { AddByReceipt } from './add-by-receipt';
import { OutsideFrame } from './outside-frame';
import { outsideTexts } from './outside-messages';
import { useTry } from './use-try';
import '../acts/acts.css';
import '../detail/complaint.css';

type Shown = { receipt: string; complaint: ComplaintDetail };

/** By the receipt code: kept on this page only, neither in the address nor on the device. */
export function FollowPage() {
  const t = useTexts(outsideTexts);
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <OutsideFrame title={t('follow')}>
      {shown ? (
        <ByReceipt value={shown.receipt}>
          <Button kind="quiet" className="outside-again" onClick={() => setShown(null)}>
            {t('other')}
          </Button>
          <Followed {...shown} onChange={(complaint) => setShown({ ...shown, complaint })} />
        </ByReceipt>
      ) : (
        <CodeForm onFound={setShown} />
      )}
    </OutsideFrame>
  );
}

function CodeForm({ onFound }: { onFound: (shown: Shown) => void }) {
  const t = useTexts(outsideTexts);
  const failure = useFailure();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const look = async (event: FormEvent) => {
    event.preventDefault();
    const receipt = readReceiptCode(text);
    if (!receipt) {
      setWrong(t('codeWrong'));
      return field.current?.focus();
    }
    setBusy(true);
    setWrong(null);
    try {
      onFound({ receipt, complaint: await call(followComplaint, { body: { receipt } }) });
    } catch (error) {
      setWrong(isApiError(error) && error.status === 404 ? t('codeUnknown') : failure(error));
      setBusy(false);
    }
  };
  return (
    <form className="panel outside-code" onSubmit={(event) => void look(event)}>
      <h1>{t('follow')}</h1>
      <label htmlFor={id}>{t('code')}</label>
      <input
        ref={field}
        id={id}
        className="input"
        name="receipt"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        value={text}
        placeholder="XXXX-XXXX-XXXX-XXXX"
        aria-invalid={wrong ? true : undefined}
        aria-describedby={`${id}-help`}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}-help`} className={wrong ? 'cf-wrong' : 'faint'} role={wrong ? 'alert' : undefined}>
        {wrong ?? t('codeHelp')}
      </p>
      <Button type="submit" kind="filled" busy={busy}>
        {t('look')}
      </Button>
    </form>
  );
}

type FollowedProps = Shown & { onChange: (complaint: ComplaintDetail) => void };

function Followed({ receipt, complaint, onChange }: FollowedProps) {
  const [today] = useState(() => atShanghai(Date.now()).date);
  const calendar = useOfficeCalendar(complaint.filedAt.slice(0, 10), true);
  const parts = { complaint, reader: 'sender' as const, today };
  return (
    <div className="complaint">
      <ComplaintHead complaint={complaint} reader="sender" />
      <div className="complaint-say">
        <AnswerPanel {...parts} />
        <Rating receipt={receipt} complaint={complaint} onChange={onChange} />
      </div>
      <aside className="complaint-side">
        <DueCard {...parts} calendar={calendar} />
        <StepsPanel {...parts} />
      </aside>
      <div className="complaint-main">
        <UnsealingsPanel complaint={complaint} reader="sender" />
        <ExtensionsPanel complaint={complaint} />
        <MatterPanel complaint={complaint} reader="sender" byReceipt />
        <Additions receipt={receipt} complaint={complaint} onChange={onChange} />
        <LedgerPanel {...parts} />
      </div>
    </div>
  );
}

function Rating({ receipt, complaint, onChange }: FollowedProps) {
  const t = useTexts(verdictTexts);
  const { busy, failed, run } = useTry(onChange);
  if (!complaint.can.includes('rate')) return null;
  const { stage, reworks, version } = complaint;
  return (
    <Panel title={t('title')} className="complaint-verdict">
      <VerdictForm
        position={{ stage, reworks, wasWithLeader: wasWithLeader(complaint), wasWithdrawn: false }}
        rules={complaint.rules}
        draft={null}
        busy={busy}
        failed={failed}
        onGive={({ words, outcome, grade }) =>
          run(() => call(rateByReceipt, { body: { receipt, outcome, grade, text: words, version } }))
        }
      />
    </Panel>
  );
}

function Additions({ receipt, complaint, onChange }: FollowedProps) {
  const t = useTexts(outsideTexts);
  const acts = useTexts(actTexts);
  const [asks, setAsks] = useState(false);
  const mayNote = complaint.can.includes('note');
  const mayWithdraw = complaint.can.includes('withdraw');
  if (!mayNote && !mayWithdraw) return null;
  return (
    <Panel title={t(mayNote ? 'note' : 'withdraw')}>
      {mayNote && <AddByReceipt receipt={receipt} onAdded={onChange} />}
      {mayWithdraw && (
        <Button kind="quiet" onClick={() => setAsks(true)}>
          {t('withdraw')}…
        </Button>
      )}
      {asks && (
        <ConfirmAct
          title={acts('withdraw.ask', { number: complaint.number })}
          act={t('withdrawSend')}
          follows={t('withdrawHelp')}
          instead={acts('withdraw.instead')}
          reason={{ label: t('withdrawWhy') }}
          onConfirm={async (reason) =>
            onChange(await call(withdrawByReceipt, { body: { receipt, reason, version: complaint.version } }))
          }
          onClose={() => setAsks(false)}
        />
      )}
    </Panel>
  );
}
