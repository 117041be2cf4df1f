import { type ImportKindName, listImportKinds } from '@duban/contracts';
import { Link, useSearchParams } from 'react-router';
import { NotFound } from '../../../shared/components/not-found';
import { Panel } from '../../../shared/components/panel';
import { Segments } from '../../../shared/components/segments';
import { Fetched } from '../../../shared/components/states';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useFetched } from '../../../shared/query';
import { useCan } from '../../../shared/session';
import { ImportHistory } from './import-history';
import { importTexts } from './import-messages';
import { StartForm } from './start-form';
import './import.css';

/** Where files come in: a new one, and all there have been. */
export function ImportsPage() {
  const t = useTexts(importTexts);
  const mayRead = useCan('import:read');
  const mayRun = useCan('import:run');
  const mayPackage = useCan('project:edit');
  if (!mayRead) return <NotFound />;
  return (
    <div className="page">
      <PageHead title={t('title')}>
        {mayPackage && (
          <Link className="button button-line" to="/projects/import/oc4ids" title={t('oc4ids')}>
            OC4IDS
          </Link>
        )}
      </PageHead>
      <div className="import-page">
        {mayRun && <Start />}
        <ImportHistory />
      </div>
    </div>
  );
}

function Start() {
  const t = useTexts(importTexts);
  const [params] = useSearchParams();
  const kinds = useFetched(listImportKinds, {});
  return (
    <Panel title={t('begin')} finding={t('beginHelp')}>
      <Fetched query={kinds} lines={4}>
        {({ items }) => {
          const asked = params.get('kind');
          const kind = (items.find((one) => one.kind === asked) ?? items[0])?.kind as
            ImportKindName | undefined;
          if (!kind) return <p>{t('none')}</p>;
          const segments = items.map((one) => ({
            key: one.kind,
            label: t(`kind.${one.kind}`),
            to: `/projects/import?kind=${one.kind}`,
          }));
          return (
            <>
              <Segments items={segments} current={kind} label={t('kind')} />
              <StartForm key={kind} kind={kind} />
            </>
          );
        }}
      </Fetched>
    </Panel>
  );
}
