import { startImport, type ImportKindName } from '@duban/contracts';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { refuseAtOnce } from '../../../shared/attachments/at-once';
import { fileProblem } from '../../../shared/attachments/attachment-words';
import { loadTus, transfer } from '../../../shared/attachments/transfer';
import { isApiError } from '../../../shared/api';
import { useAct } from '../../../shared/query';
import { failureWords } from './import-words';

export type Sending = { name: string; percent: number | null; failed: string | null };

/** Sends a file, begins an import with it and goes there. */
export function useSendFile(kind: ImportKindName) {
  const navigate = useNavigate();
  const [sending, setSending] = useState<Sending | null>(null);
  const begin = useAct(startImport, { changes: [{ type: 'import' }] });
  useEffect(() => {
    // while the line is there: it may be gone when a file is chosen
    loadTus().catch(() => undefined);
  }, []);
  const send = (file: File) => {
    const fail = (error: unknown) =>
      setSending({ name: file.name, percent: null, failed: wordsOf(error, file) });
    const refused = refuseAtOnce(file, 0);
    if (refused) return fail(refused);
    setSending({ name: file.name, percent: 0, failed: null });
    const look = async (attachmentId: string) => {
      setSending({ name: file.name, percent: null, failed: null });
      try {
        const { id } = await begin.mutateAsync({ body: { kind, attachmentId } });
        await navigate(`/projects/import/${id}`);
      } catch (error) {
        fail(error);
      }
    };
    const by = { mark: `import|${kind}|${file.name}|${file.size}`, receipt: null };
    transfer(file, by, {
      onSent: (sent) =>
        setSending({
          name: file.name,
          percent: Math.floor((sent / Math.max(1, file.size)) * 100),
          failed: null,
        }),
      onWait: () => undefined,
      onDone: ({ id }) => void look(id),
      onFail: fail,
    }).start();
  };
  return { sending, send };
}

const wordsOf = (error: unknown, file: File): string =>
  isApiError(error) && error.code !== 'import-refused' ? fileProblem(file, error) : failureWords(error);
