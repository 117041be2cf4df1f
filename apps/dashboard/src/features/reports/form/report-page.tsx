import { getReportForm, type ReportForm as Form } from '@duban/contracts';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Fetched, Loading } from '../../../shared/components/states';
import { FindingsPanel } from '../../../shared/findings/findings-panel';
import { useFetched } from '../../../shared/query';
import { LockLine } from '../review/reopen';
import { VersionsPanel } from '../review/versions-panel';
import { ReportForm } from './report-form';
import { ReportHead } from './report-head';
import { ReportView } from './report-view';
import { ResultPanel } from './result-panel';
import type { Filed } from './use-report-form';
import '../../../shared/components/panel.css';
import './report.css';
import './report-parts.css';

/** One month of one project: the form for who files it, what was filed for everybody else. */
export function ReportPage() {
  const { projectId = '', period = '' } = useParams();
  const query = useFetched(
    getReportForm,
    { params: { projectId, period } },
    { shows: [{ type: 'report' }, { type: 'project', id: projectId }, { type: 'clock' }] },
  );
  // never the form of the project before while the next one is fetched
  if (query.isPlaceholderData) return <Loading lines={8} />;
  return (
    <div className="page report-page">
      <Fetched query={query} lines={8}>
        {(form) => <OneReport key={`${projectId} ${period}`} form={form} />}
      </Fetched>
    </div>
  );
}

function OneReport({ form }: { form: Form }) {
  const [filed, setFiled] = useState<Filed | null>(null);
  const [correcting, setCorrecting] = useState(false);
  const mayFile = form.can.includes('report:file');
  const correct = () => {
    setFiled(null);
    setCorrecting(true);
  };
  if (filed)
    return (
      <>
        <ReportHead form={form} />
        <ResultPanel form={form} filed={filed} onCorrect={correct} />
      </>
    );
  if (mayFile && (form.state !== 'submitted' || form.review?.state === 'returned' || correcting))
    return (
      <ReportForm
        // a correction starts from what was filed, not from what the form last held
        key={form.submitted?.version ?? 0}
        form={form}
        onFiled={(answer) => {
          setCorrecting(false);
          setFiled(answer);
        }}
      />
    );
  return (
    <>
      <ReportHead form={form} />
      <LockLine form={form} />
      <ReportView form={form} onCorrect={mayFile ? correct : undefined} />
      {form.submitted && <FindingsPanel projectId={form.project.id} period={form.period} />}
      {form.submitted && <VersionsPanel form={form} />}
    </>
  );
}
