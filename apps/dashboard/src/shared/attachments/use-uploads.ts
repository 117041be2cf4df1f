import { useEffect, useSyncExternalStore } from 'react';
import { useSession } from '../session';
import { loadTus } from './transfer';
import { Uploads } from './uploads';

const all = new Map<string, Uploads>();

function uploadsOf(draft: string, receipt?: string): Uploads {
  const found = all.get(draft) ?? new Uploads(draft, receipt);
  all.set(draft, found);
  return found;
}

/** The files of one act, by the name of its draft: they stay when the form goes, and come back with it after a reload. */
export function useUploads(draft: string) {
  const { account } = useSession();
  return useFilesOf(uploadsOf(`${draft}.${account.id}`));
}

/** The files that are added to a complaint by its receipt code, without a session: they live as long as the page. */
export const useReceiptUploads = (receipt: string) => useFilesOf(uploadsOf(`receipt.${receipt}`, receipt));

function useFilesOf(uploads: Uploads) {
  const items = useSyncExternalStore(uploads.subscribe, uploads.get);
  useEffect(() => {
    // while the line is there: it may be gone when the first file is chosen
    loadTus().catch(() => undefined);
  }, []);
  return {
    uploads,
    items,
    /** To be sent with the act. */
    ids: items.flatMap(({ id }) => id ?? []),
    /** How many are not there yet: the act waits for them. */
    open: items.filter(({ state }) => state !== 'done').length,
  };
}

export type UseUploads = ReturnType<typeof useUploads>;
