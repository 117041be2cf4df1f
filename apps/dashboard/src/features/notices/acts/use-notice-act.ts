import { type Endpoint, getNotice, type Input, type NoticeDetail } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { type ApiError, isApiError, keyOf } from '../../../shared/api';
import { toast } from '../../../shared/components/toast';
import { useAct } from '../../../shared/query';

type Without<B> = B extends unknown ? Omit<B, 'version'> : never;
type BodyOf<E extends Endpoint> = Input<E> extends { body: infer B } ? Without<B> : never;

/** One move of a notice: the answer is shown at once; a page that was out of date is brought up to date. */
export function useNoticeAct<E extends Endpoint>(endpoint: E, notice: Pick<NoticeDetail, 'id' | 'version'>) {
  const client = useQueryClient();
  const act = useAct(endpoint, {
    changes: [{ type: 'notice' }, { type: 'project' }, { type: 'board' }],
  });
  const key = keyOf(getNotice, { params: { noticeId: notice.id } });
  return {
    busy: act.isPending,
    error: act.error as ApiError | null,
    run: async (
      body: BodyOf<E>,
      said: string | ((answer: NoticeDetail) => string),
      params: Record<string, string> = {},
    ): Promise<void> => {
      const input = {
        params: { noticeId: notice.id, ...params },
        body: { ...body, version: notice.version },
      };
      try {
        const answer = (await act.mutateAsync(input as unknown as Input<E>)) as NoticeDetail;
        client.setQueryData(key, answer);
        toast(typeof said === 'string' ? said : said(answer));
      } catch (error) {
        if (isApiError(error) && (error.code === 'stale' || error.status === 422))
          await client.invalidateQueries({ queryKey: key });
        throw error;
      }
    },
  };
}
