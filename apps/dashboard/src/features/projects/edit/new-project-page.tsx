import { createProject } from '@duban/contracts';
import { Form } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { NotFound } from '../../../shared/components/not-found';
import { toast } from '../../../shared/components/toast';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { PageHead } from '../../../shared/page-head';
import { useAct } from '../../../shared/query';
import { useCan } from '../../../shared/session';
import { editTexts } from './edit-messages';
import { showRefused } from './form-errors';
import { ProjectFields } from './project-fields';
import { bodyOf, EMPTY, type ProjectValues } from './project-values';
import '../../../shared/components/panel.css';
import './edit.css';

export function NewProjectPage() {
  const t = useTexts(editTexts);
  const navigate = useNavigate();
  const [form] = Form.useForm<ProjectValues>();
  const [failed, setFailed] = useState<string | null>(null);
  const create = useAct(createProject, { changes: [{ type: 'project' }] });
  const mayCreate = useCan('project:edit');
  if (!mayCreate) return <NotFound />;

  const save = async (values: ProjectValues) => {
    setFailed(null);
    try {
      const project = await create.mutateAsync({ body: bodyOf(values) });
      toast(t('created'));
      await navigate(`/projects/${project.id}`);
    } catch (error) {
      if (!isApiError(error)) throw error;
      if (!showRefused(form, error)) setFailed(t('notSaved', { why: errorSentence(error) }));
    }
  };
  return (
    <div className="page">
      <PageHead title={t('new')} />
      <section className="panel edit-page">
        <Form
          form={form}
          layout="vertical"
          initialValues={EMPTY}
          scrollToFirstError={{ block: 'center', focus: true }}
          onFinish={(values) => void save(values)}
        >
          <ProjectFields />
          {failed && (
            <p className="edit-failed" role="alert">
              {failed}
            </p>
          )}
          <div className="edit-acts">
            <Button onClick={() => void navigate('/projects')}>{t('cancel')}</Button>
            <Button type="submit" kind="filled" busy={create.isPending}>
              {t('create')}
            </Button>
          </div>
        </Form>
      </section>
    </div>
  );
}
