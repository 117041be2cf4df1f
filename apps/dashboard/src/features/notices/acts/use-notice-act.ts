import type { Endpoint, Input, NoticeDetail } from '@duban/contracts';
import { getNotice } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { isApiError, keyOf } from '../../../shared/api';
import { toast } from '../../../shared/components/toast';
import { useAct } from '../../../shared/query';

/** One move of a notice: the answer is shown at once; a page that was out of date is brought up to date. */
export function useNoticeAct<E extends Endpoint>(endpoint: E, noticeId: string) {
  const client = useQueryClient();
  const act = useAct(endpoint, {
    changes: [{ type: 'notice' }, { type: 'project' }, { type: 'board' }],
  });
  const key = keyOf(getNotice, { params: { noticeId } });
  return {
    busy: act.isPending,
    error: act.error,
    run: async (input: Input<E>, said: (answer: NoticeDetail) => string): Promise<void> => {
      try {
        const answer = (await act.mutateAsync(input)) as NoticeDetail;
        client.setQueryData(key, answer);
        toast(said(answer));
      } catch (error) {
        if (isApiError(error) && (error.code === 'stale' || error.code === 'forbidden-move'))
          await client.invalidateQueries({ queryKey: key });
        throw error;
      }
    },
  };
}
