import { type Answer, explainRung, type NoticeDetail } from '@duban/contracts';
import { useQueries } from '@tanstack/react-query';
import { call, keyOf } from '../../../shared/api';

type Why = Answer<typeof explainRung>;
export type Whys = ReadonlyMap<Why['key'], Why>;

/** Why each fired rung fell on its day and who was told. One that cannot be fetched is left to what the notice says. */
export function useFiredRungs(notice: NoticeDetail): { whys: Whys; ready: boolean } {
  const fired = notice.rungs.filter((rung) => rung.fired || rung.skipped);
  return useQueries({
    queries: fired.map(({ key }) => {
      const input = { params: { noticeId: notice.id, rung: key } };
      return {
        queryKey: keyOf(explainRung, input),
        queryFn: ({ signal }: { signal: AbortSignal }) => call(explainRung, input, signal),
        meta: { shows: [{ type: 'notice', id: notice.id }] },
      };
    }),
    combine: (answers) => ({
      whys: new Map(answers.flatMap(({ data }) => (data ? [[data.key, data] as const] : []))),
      ready: answers.every(({ isPending }) => !isPending),
    }),
  });
}
