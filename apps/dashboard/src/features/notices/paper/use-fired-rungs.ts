import { type Answer, explainRung, type NoticeDetail } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../shared/api';

type Why = Answer<typeof explainRung>;
export type Whys = ReadonlyMap<Why['key'], Why>;

/** Why each fired rung fell on its day and who was told. One that cannot be fetched is left to what the notice says. */
export function useFiredRungs(notice: NoticeDetail): { whys: Whys; ready: boolean } {
  const fired = notice.rungs.filter((rung) => rung.fired || rung.skipped).map(({ key }) => key);
  const { data, isPending } = useQuery({
    queryKey: ['firedRungs', notice.id, notice.round, ...fired],
    queryFn: async ({ signal }) => {
      const answers = await Promise.allSettled(
        fired.map((rung) => call(explainRung, { params: { noticeId: notice.id, rung } }, signal)),
      );
      return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    },
    meta: { shows: [{ type: 'notice', id: notice.id }] },
  });
  return { whys: new Map(data?.map((why) => [why.key, why])), ready: !isPending };
}
