import { type Answer, getReportForm, type ReportForm, saveDraft, submitReport } from '@duban/contracts';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { type ApiError, call, isApiError } from '../../../shared/api';
import type { Uploads } from '../../../shared/attachments/uploads';
import { useUploads } from '../../../shared/attachments/use-uploads';
import { useAct } from '../../../shared/query';
import { useSession } from '../../../shared/session';
import { blocking, checkLines } from './check-lines';
import { createDraftKeeper } from './draft-keeper';
import { type FieldName, type Fields, fieldsOf, toDraft } from './fields';
import { focusField } from './focus-field';
import { type Clash, draftPhotoIds, localDraft, openingOf } from './local-draft';
import { type FieldKey, mergeFields, settleConflicts } from './merge-fields';
import { errorsOf, type FieldErrors } from './server-fields';
import { useServerTime } from './use-server-time';

export type Filed = Answer<typeof submitReport>;

/** All that moves in the form of one project and month: what is typed, kept, judged, refused and filed. */
export function useReportForm(form: ReportForm, onFiled: (filed: Filed) => void) {
  const { account } = useSession();
  const now = useServerTime();
  const params = { projectId: form.project.id, period: form.period };
  const [local] = useState(() => localDraft(account.id, params.projectId, params.period));
  const [opening] = useState(() => openingOf(form, local.read()));
  const [note, setNote] = useState(opening.note);
  const [clash, setClash] = useState(opening.clash);
  const photos = useUploads(`duban.report.${params.projectId}.${params.period}`);
  const chosen = photos.ids.join(' ');
  const [fields, setFields] = useState(opening.fields);
  const [touched, setTouched] = useState<ReadonlySet<FieldName>>(new Set());
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<FieldErrors>({});
  // which photographs were refused: others are not
  const [refusedPhotos, setRefusedPhotos] = useState('');
  const [failed, setFailed] = useState<ApiError | null>(null);
  // why what was accepted is corrected; kept with the submission, not with the draft
  const [reason, setReason] = useState('');
  const isReasonMissing = form.needsReason && reason.trim().length < 2;
  const [keeper] = useState(() =>
    createDraftKeeper({
      version: form.version,
      fields: fieldsOf(form),
      photos: draftPhotoIds(form),
      local,
      save: (draft, version, ids) =>
        call(saveDraft, { params, body: { draft, version, photoIds: [...ids] } }),
      now,
    }),
  );
  const draft = useSyncExternalStore(keeper.subscribe, keeper.state);
  const act = useAct(submitReport, { changes: [{ type: 'report' }, { type: 'project' }] });

  const { uploads } = photos;
  useEffect(() => adopt(uploads, form), [uploads, form]);
  // what has just been adopted is among them
  useEffect(() => keeper.choose(idsOf(uploads)), [keeper, uploads, chosen]);
  useEffect(() => {
    keeper.start();
    if (opening.note === 'restored' || opening.note === 'merged') keeper.change(opening.fields);
    const online = () => void keeper.flush();
    const leaving = () => keeper.keepNow();
    addEventListener('online', online);
    addEventListener('pagehide', leaving);
    return () => {
      removeEventListener('online', online);
      removeEventListener('pagehide', leaving);
      keeper.keepNow();
      void keeper.flush();
      keeper.stop();
    };
  }, [keeper, opening]);

  const put = (next: Fields) => {
    setFields(next);
    keeper.change(next);
  };
  const set = (patch: Partial<Fields>) => {
    put({ ...fields, ...patch });
    setFailed(null);
    const keys = Object.keys(patch);
    setRefused((old) =>
      Object.fromEntries(Object.entries(old).filter(([name]) => !keys.includes(name.split('.')[0] ?? ''))),
    );
  };
  const lines = checkLines(fields, form, photos.items.length);

  const submit = async () => {
    setTried(true);
    setFailed(null);
    const [first] = blocking(lines);
    if (first) return focusField(first.field);
    if (isReasonMissing) return document.getElementById('report-reason')?.focus();
    if (photos.open > 0) return;
    await keeper.flush();
    if (keeper.state().kind === 'conflict') return;
    try {
      const sent = {
        content: toDraft(fields),
        photoIds: photos.ids,
        ...(form.needsReason ? { reason: reason.trim() } : {}),
      };
      const body = { ...sent, version: keeper.version(), key: local.keyFor(JSON.stringify(sent)) };
      const filed = await act.mutateAsync({ params, body });
      keeper.stop();
      local.clear();
      photos.uploads.clear();
      onFiled(filed);
    } catch (error) {
      if (!isApiError(error)) throw error;
      keeper.keepNow();
      if (error.status === 409) return meet();
      const errors = errorsOf(error.fields);
      setRefused(errors);
      setRefusedPhotos(chosen);
      setFailed(error);
      const [field] = Object.keys(errors) as FieldName[];
      if (field) focusField(field);
    }
  };

  const goOn = ({ version, theirs, photos: held }: Clash, next: Fields, said: typeof note) => {
    keeper.resume(version, theirs, held);
    put(next);
    setClash(null);
    setNote(said);
    setRefused({});
  };

  /** Somebody was faster: both are put together, and where both changed the same the person decides. */
  const meet = async () => {
    setNote('conflict');
    try {
      const latest = await call(getReportForm, { params });
      adopt(uploads, latest);
      // also what was typed meanwhile
      const [mine, theirs] = [keeper.fields(), fieldsOf(latest)];
      const merged = mergeFields(keeper.base(), mine, theirs);
      const found = { merged, mine, theirs, version: latest.version, photos: draftPhotoIds(latest) };
      if (merged.conflicts.length === 0) goOn(found, merged.fields, 'merged');
      else setClash(found);
    } catch (error) {
      if (!isApiError(error)) throw error;
      setFailed(error);
    }
  };
  const meetNow = useEffectEvent(meet);
  useEffect(() => {
    if (draft.kind === 'conflict') void meetNow();
  }, [draft.kind]);

  /** Of each field both changed, mine or theirs. */
  const choose = (takesMine: (key: FieldKey) => boolean) => {
    if (clash) goOn(clash, settleConflicts(clash.merged, clash.mine, takesMine), 'merged');
  };

  return {
    fields,
    set,
    lines,
    draft,
    note,
    keptAt: opening.kept?.at ?? null,
    isConflict: note === 'conflict' || draft.kind === 'conflict',
    clash,
    meet,
    choose,
    photos,
    submit,
    reason,
    setReason,
    isReasonMissing: isReasonMissing && tried,
    busy: act.isPending,
    failed,
    tried,
    touch: (name: FieldName) => setTouched((old) => new Set(old).add(name)),
    /** What is wrong with a field, once the person has been there. */
    wrongOf(name: FieldName): { code: string; tone: 'error' | 'warning' } | null {
      const code = refused[name];
      if (code && (name !== 'photos' || refusedPhotos === chosen)) return { code, tone: 'error' };
      const line = lines.find((found) => found.field === name && found.tone !== 'ok');
      if (!line || !(tried || touched.has(name)) || (line.tone === 'todo' && !tried)) return null;
      return { code: line.code, tone: line.tone === 'warning' ? 'warning' : 'error' };
    },
  };
}
export type ReportState = ReturnType<typeof useReportForm>;

/** The photographs of the server's draft are there too, whichever device chose them; what was filed already is not. */
const adopt = (uploads: Uploads, { draftPhotos = [], photos = [] }: ReportForm): void =>
  uploads.adopt(
    draftPhotos,
    photos.map(({ id }) => id),
  );
const idsOf = (uploads: Uploads): string[] => uploads.get().flatMap(({ id }) => id ?? []);
