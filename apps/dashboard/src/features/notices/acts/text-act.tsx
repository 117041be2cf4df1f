import type { NoticeDetail } from '@duban/contracts';
import type { UseUploads } from '../../../shared/attachments/use-uploads';
import { formatDate } from '../../../shared/format';
import { useLang, useTexts } from '../../../shared/i18n/messages';
import { ActButton } from '../../../shared/components/act-button';
import { ActDialog } from './act-dialog';
import { actTexts } from './act-messages';

/** Acts of one dialog with at most one text in it. */
export type TextMove =
  'approve' | 'dismiss' | 'object' | 'return' | 'close' | 'archive' | 'withdraw' | 'resume';
export type ActProps = { notice: NoticeDetail; first: boolean };

type TextActProps = ActProps & {
  move: TextMove;
  /** none: it needs no word. optional: it may be left empty. */
  text?: 'needed' | 'optional' | 'none';
  check?: boolean;
  files?: UseUploads;
  onConfirm: (text: string, said: string) => Promise<unknown>;
};

export const draftKey = (move: string, { id }: Pick<NoticeDetail, 'id'>): string => `duban.${move}.${id}`;

export function TextAct({ notice, first, move, text = 'needed', check, files, onConfirm }: TextActProps) {
  const t = useTexts(actTexts);
  const lang = useLang();
  const values = {
    number: notice.number ?? '',
    title: notice.title,
    day: notice.dueDay ? formatDate(notice.dueDay, lang) : '',
  };
  return (
    <ActButton
      act={t(`act.${move}`)}
      follows={t(`follows.${move}`, values)}
      first={first}
      check={check}
      dialog={(close) => (
        <ActDialog
          title={t(`ask.${move}`, values)}
          act={t(`act.${move}`)}
          then={t(`then.${move}`, values)}
          text={
            text === 'none' || move === 'archive'
              ? undefined
              : {
                  label: t(`label.${move}`),
                  draft: draftKey(move, notice),
                  min: text === 'optional' ? 0 : 2,
                }
          }
          files={files}
          onConfirm={(written) => onConfirm(written, t(`done.${move}`))}
          onClose={close}
        />
      )}
    />
  );
}
