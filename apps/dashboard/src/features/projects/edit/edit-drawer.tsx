import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../../shared/components/button';
import { useIsPhone } from '../../../shared/design/theme';
import { useTexts } from '../../../shared/i18n/messages';
import { editTexts } from './edit-messages';
import './edit.css';

type EditDrawerProps = {
  title: string;
  act: string;
  busy: boolean;
  failed: ReactNode;
  onSave: () => void;
  children: ReactNode;
};

/** A sheet over the project; its address is its own, so that back and Esc close it. */
export function EditDrawer({ title, act, busy, failed, onSave, children }: EditDrawerProps) {
  const t = useTexts(editTexts);
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const close = () => void navigate('..', { relative: 'path', preventScrollReset: true });
  return (
    <Drawer
      open
      title={title}
      size={isPhone ? '100%' : 640}
      onClose={close}
      mask={{ closable: false }}
      footer={
        <>
          {failed && (
            <div className="edit-failed" role="alert">
              {failed}
            </div>
          )}
          <div className="edit-acts">
            <Button onClick={close}>{t('cancel')}</Button>
            <Button kind="filled" busy={busy} onClick={onSave}>
              {act}
            </Button>
          </div>
        </>
      }
    >
      {children}
    </Drawer>
  );
}
