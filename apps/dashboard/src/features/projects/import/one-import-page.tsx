import { getImport, type ImportView, listImportKinds } from '@duban/contracts';
import { Link, useParams } from 'react-router';
import { Fetched } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { type Shows, useFetched } from '../../../shared/query';
import { useCan } from '../../../shared/session';
import { ColumnsPanel } from './columns-panel';
import { FilePanel } from './file-panel';
import { importTexts } from './import-messages';
import { isBusy } from './import-words';
import { ProgressPanel } from './progress-panel';
import { ResultPanel } from './result-panel';
import { RunPanel } from './run-panel';
import { Steps } from './steps';
import './import.css';

const EVERY_MS = 1000;

/** One import, from its file to its result. It is done in the background: the page may be left and come back to. */
export function OneImportPage() {
  const t = useTexts(importTexts);
  const { importId = '' } = useParams();
  const mayRun = useCan('import:run');
  const asked = { params: { importId } };
  const shows: Shows[] = [{ type: 'import', id: importId }];
  const view = useFetched(getImport, asked, { shows });
  // the same query, asked again while somebody is at it
  useFetched(getImport, asked, {
    shows,
    enabled: view.data !== undefined && isBusy(view.data.state),
    every: EVERY_MS,
  });
  const kinds = useFetched(listImportKinds, {}, { enabled: mayRun });
  return (
    <div className="page">
      <PageHead title={t('title')} scope={view.data && t(`kind.${view.data.kind}`)}>
        <Link className="button button-line" to="/projects/import">
          {t('toHistory')}
        </Link>
      </PageHead>
      <Fetched query={view} lines={8}>
        {(data) => (
          <Whole
            key={data.id}
            view={data}
            fields={kinds.data?.items.find(({ kind }) => kind === data.kind)?.fields ?? []}
          />
        )}
      </Fetched>
    </div>
  );
}

type WholeProps = { view: ImportView; fields: Parameters<typeof ResultPanel>[0]['fields'] };

function Whole({ view, fields }: WholeProps) {
  const mayMove = view.can.includes('import:run');
  const isShaping = view.state === 'draft' || view.state === 'tried' || view.state === 'failed';
  return (
    <div className="import-page">
      <Steps view={view} />
      {view.progress && <ProgressPanel progress={view.progress} />}
      {(view.counts || view.failure) && <ResultPanel view={view} fields={fields} />}
      {view.state === 'tried' && mayMove && <RunPanel key={view.version} view={view} />}
      {isShaping && mayMove && (
        <ColumnsPanel key={`${view.id} ${view.heads.join()}`} view={view} fields={fields} />
      )}
      <FilePanel view={view} mayShape={isShaping && mayMove} />
    </div>
  );
}
