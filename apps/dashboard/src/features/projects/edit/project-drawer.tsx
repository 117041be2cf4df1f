import { changeProject, getProject } from '@duban/contracts';
import { Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { call, isApiError } from '../../../shared/api';
import { Button } from '../../../shared/components/button';
import { NotFound } from '../../../shared/components/not-found';
import { toast } from '../../../shared/components/toast';
import { errorSentence } from '../../../shared/error-messages';
import { useTexts } from '../../../shared/i18n/messages';
import { useAct } from '../../../shared/query';
import { useProject } from '../project-context';
import { EditDrawer } from './edit-drawer';
import { editTexts } from './edit-messages';
import { showRefused } from './form-errors';
import { LeaveField } from './leave-field';
import { ProjectFields } from './project-fields';
import { bodyOf, changesOf, type ProjectValues, valuesOf } from './project-values';

export function ProjectDrawer() {
  const t = useTexts(editTexts);
  const navigate = useNavigate();
  const shown = useProject();
  // what the form started from; the page behind may move on
  const [base, setBase] = useState(shown);
  const [form] = Form.useForm<ProjectValues>();
  const [failed, setFailed] = useState<ReactNode>(null);
  const params = { projectId: base.id };
  const change = useAct(changeProject, { changes: [{ type: 'project', id: base.id }] });
  if (!base.can.includes('project:edit')) return <NotFound />;
  const close = () => navigate('..', { relative: 'path', preventScrollReset: true });

  const reload = async () => {
    const latest = await call(getProject, { params });
    setBase(latest);
    setFailed(null);
    form.setFieldsValue(valuesOf(latest));
  };
  const save = async (values: ProjectValues) => {
    setFailed(null);
    const changes = changesOf(bodyOf(valuesOf(base)), bodyOf(values));
    try {
      if (Object.keys(changes).length > 0)
        await change.mutateAsync({
          params,
          body: { ...changes, reason: values.reason, version: base.version },
        });
      toast(t(Object.keys(changes).length > 0 ? 'saved' : 'unchanged'));
      await close();
    } catch (error) {
      if (!isApiError(error)) throw error;
      if (error.code === 'stale')
        setFailed(
          <>
            {t('stale')}{' '}
            <Button kind="quiet" onClick={() => void reload()}>
              {t('reload')}
            </Button>
          </>,
        );
      else if (!showRefused(form, error)) setFailed(t('notSaved', { why: errorSentence(error) }));
    }
  };
  return (
    <EditDrawer
      title={t('edit')}
      act={t('save')}
      busy={change.isPending}
      failed={failed}
      onSave={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={valuesOf(base)}
        scrollToFirstError={{ block: 'center', focus: true }}
        onFinish={(values) => void save(values)}
      >
        <ProjectFields />
        <LeaveField project={base} />
      </Form>
    </EditDrawer>
  );
}
