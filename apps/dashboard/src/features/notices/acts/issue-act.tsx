import { issueNotice, listOrgs, type NoticeDetail } from '@duban/contracts';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { isApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import '../../../shared/components/confirm-act.css';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { shared } from '../../../shared/messages';
import { useFetched } from '../../../shared/query';
import { noticeTexts } from '../messages';
import type { ActProps } from './acts-panel';
import { PaperFields, type PaperText } from './paper-fields';
import { SeverityField } from './severity-field';
import { useNoticeAct } from './use-notice-act';

export function IssueAct({ notice, first }: ActProps) {
  const t = useTexts(noticeTexts);
  const [open, setOpen] = useState(false);
  return (
    <div className="act">
      <Button kind={first ? 'filled' : 'line'} onClick={() => setOpen(true)}>
        {t('act.issue')}…
      </Button>
      <p>{t('act.issueFollows')}</p>
      {open && <IssueDialog notice={notice} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** The paper as it will be served: to whom, how urgent and so until when, and what is asked. */
function IssueDialog({ notice, onClose }: { notice: NoticeDetail; onClose: () => void }) {
  const t = useTexts(noticeTexts);
  const words = useTexts(shared);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const harmless = useRef<HTMLButtonElement>(null);
  const orgs = useFetched(listOrgs, { query: {} });
  const act = useNoticeAct(issueNotice, notice.id);
  const [unitId, setUnitId] = useState(notice.unit.id);
  const [severity, setSeverity] = useState(notice.severity);
  const [paper, setPaper] = useState<PaperText>({ title: notice.title, demands: notice.demands });
  useEffect(() => {
    dialog.current?.showModal();
    harmless.current?.focus();
  }, []);
  const units = (orgs.data?.items ?? []).filter((org) => org.active && org.kind !== 'enterprise');
  if (!units.some((unit) => unit.id === notice.unit.id))
    units.unshift({ ...notice.unit } as (typeof units)[number]);
  const unit = units.find((org) => org.id === unitId) ?? notice.unit;
  const enough = paper.title.trim().length >= 4 && paper.demands.trim().length >= 2;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await act.run(
        {
          params: { noticeId: notice.id },
          body: {
            unitId,
            severity,
            title: paper.title.trim(),
            demands: paper.demands.trim(),
            version: notice.version,
          },
        },
        (answer) => t('done.issue', { number: answer.number ?? '' }),
      );
      dialog.current?.close();
    } catch {
      // said in the dialog
    }
  };
  return (
    <dialog ref={dialog} className="confirm issue" aria-labelledby={id} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id={id}>{t('ask.issue', { unit: unit.shortName })}</h2>
        <p className="confirm-follows">{t('ask.issueFollows')}</p>
        <label className="issue-field">
          <span>{t('field.unit')}</span>
          <select className="input" value={unitId} onChange={(event) => setUnitId(event.target.value)}>
            {units.map((org) => (
              <option key={org.id} value={org.id}>
                {org.name}
              </option>
            ))}
          </select>
        </label>
        <SeverityField value={severity} terms={notice.terms} onChange={setSeverity} />
        <PaperFields value={paper} onChange={setPaper} />
        {isApiError(act.error) && (
          <p className="confirm-failed" role="alert">
            {words('confirm.failed', { why: errorSentence(act.error) })}
          </p>
        )}
        <div className="confirm-acts">
          <Button ref={harmless} onClick={() => dialog.current?.close()}>
            {t('ask.notYetIssue')}
          </Button>
          <Button type="submit" kind="filled" busy={act.busy} disabled={!enough}>
            {t('act.issue')}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
