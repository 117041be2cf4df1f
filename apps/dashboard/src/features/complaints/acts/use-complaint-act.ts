import { type ComplaintDetail, type Endpoint, getComplaint, type Input } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { type ApiError, isApiError, keyOf } from '../../../shared/api';
import { toast } from '../../../shared/components/toast';
import { useAct } from '../../../shared/query';

type BodyOf<E extends Endpoint> =
  Input<E> extends { body: infer B } ? (B extends unknown ? Omit<B, 'version'> : never) : never;

/** One act on a complaint: the answer is shown at once; a page that was out of date is brought up to date. */
export function useComplaintAct<E extends Endpoint>(
  endpoint: E,
  complaint: Pick<ComplaintDetail, 'id' | 'version'>,
) {
  const client = useQueryClient();
  const act = useAct(endpoint, { changes: [{ type: 'complaint' }, { type: 'inbox' }] });
  const key = keyOf(getComplaint, { params: { complaintId: complaint.id } });
  return {
    busy: act.isPending,
    error: act.error as ApiError | null,
    run: async (body: BodyOf<E>, said: string, params: Record<string, string> = {}): Promise<void> => {
      const input = {
        params: { complaintId: complaint.id, ...params },
        body: { ...body, version: complaint.version },
      };
      try {
        client.setQueryData(key, await act.mutateAsync(input as unknown as Input<E>));
        toast(said);
      } catch (error) {
        if (isApiError(error) && (error.code === 'stale' || error.status === 422))
          await client.invalidateQueries({ queryKey: key });
        throw error;
      }
    },
  };
}
