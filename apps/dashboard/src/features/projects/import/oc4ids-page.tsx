import { importPackage, listOrgs, type Answer } from '@duban/contracts';
import { type FormEvent, useId, useState } from 'react';
import { Link } from 'react-router';
import { isApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { NotFound } from '../../../shared/components/not-found';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useAct, useFetched } from '../../../shared/query';
import { useCan } from '../../../shared/session';
import { oc4idsTexts } from './oc4ids-messages';
import { PlaceChoice } from './place-choice';
import { PlaceList } from './place-list';
import { refusedWords } from './refused-words';
import '../../../shared/components/panel.css';
import '../edit/edit.css';
import './import.css';

type Outcome = Answer<typeof importPackage>;
type Refused = Outcome['refused'];
type Places = { unitId: string; township: string };
/** As the server takes it. */
const LIMIT = 6_000_000;

/** A package from a file: tried first, and written when nothing in it is wrong. */
export function Oc4idsPage() {
  const t = useTexts(oc4idsTexts);
  const id = useId();
  const [places, setPlaces] = useState<Places>({ unitId: '', township: '' });
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const [outcome, setOutcome] = useState<{ dryRun: boolean; said: Outcome } | null>(null);
  const [failed, setFailed] = useState<{ why: string; refused: Refused } | null>(null);
  const bring = useAct(importPackage, { changes: [{ type: 'project' }] });
  const { data } = useFetched(listOrgs, { query: {} }, { shows: [{ type: 'org' }] });
  const mayImport = useCan('project:edit');
  if (!mayImport) return <NotFound />;

  const orgs = data?.items.filter((org) => org.active && org.kind !== 'enterprise') ?? [];
  const units = orgs.map((org) => ({ value: org.id, label: org.name }));
  const townships = orgs.flatMap((org) =>
    (org.kind === 'township' || org.kind === 'zone') && org.regionCode
      ? [{ value: org.regionCode, label: org.shortName }]
      : [],
  );
  const forget = () => {
    setOutcome(null);
    setFailed(null);
  };
  const take = async (picked: File | undefined) => {
    if (!picked) return;
    forget();
    if (picked.size > LIMIT) return setFailed({ why: t('tooLarge'), refused: [] });
    setFile({ name: picked.name, text: await picked.text() });
  };
  const choose = (chosen: Partial<Places>) => {
    forget();
    setPlaces({ ...places, ...chosen });
  };
  const send = async (dryRun: boolean) => {
    if (!file) return;
    forget();
    try {
      setOutcome({ dryRun, said: await bring.mutateAsync({ body: { ...places, text: file.text, dryRun } }) });
    } catch (error) {
      if (!isApiError(error)) throw error;
      setFailed({ why: t('notDone', { why: errorSentence(error) }), refused: error.fields });
    }
  };
  const tryIt = (event: FormEvent) => {
    event.preventDefault();
    void send(true);
  };
  const refused = outcome?.said.refused ?? failed?.refused ?? [];
  const isGood = outcome?.dryRun === true && refused.length === 0;
  return (
    <div className="page">
      <PageHead title={t('title')} />
      <section className="panel edit-page">
        <p className="edit-note">{t('help')}</p>
        <p className="import-file">
          <label htmlFor={id} className="button button-line">
            {t('choose')}
          </label>
          <input
            id={id}
            type="file"
            accept=".json,application/json"
            className="sr-only"
            onChange={(event) => void take(event.target.files?.[0])}
          />
          <span>{file?.name}</span>
        </p>
        <form onSubmit={tryIt}>
          <PlaceChoice
            label={t('unit')}
            value={places.unitId}
            options={units}
            onChange={(unitId) => choose({ unitId })}
          />
          <PlaceChoice
            label={t('township')}
            value={places.township}
            options={townships}
            onChange={(township) => choose({ township })}
          />
          {failed && (
            <p className="edit-failed" role="alert">
              {failed.why}
            </p>
          )}
          {outcome && (
            <p role="status">
              {t(outcome.dryRun ? 'tried' : 'done', {
                created: outcome.said.created,
                changed: outcome.said.changed,
                same: outcome.said.same,
              })}{' '}
              {!outcome.dryRun && <Link to="/projects">{t('toList')}</Link>}
            </p>
          )}
          <PlaceList
            title={t('refused', { count: refused.length })}
            places={refused.map((field) => ({ path: field.path, words: refusedWords(field) }))}
            total={refused.length}
            wrong
          />
          <PlaceList
            title={t('dropped', { count: outcome?.said.droppedInAll ?? 0 })}
            places={(outcome?.said.dropped ?? []).map(({ path, why }) => ({ path, words: t(`why.${why}`) }))}
            total={outcome?.said.droppedInAll ?? 0}
          />
          <div className="edit-acts">
            <Button type="submit" disabled={!file} busy={bring.isPending}>
              {t('try')}
            </Button>
            <Button kind="filled" disabled={!isGood} busy={bring.isPending} onClick={() => void send(false)}>
              {t('real')}
            </Button>
          </div>
        </form>
      </section>
    </div>
  );
}
