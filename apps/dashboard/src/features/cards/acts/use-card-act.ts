import { type CardDetail, getCard, moveCard } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { isApiError, keyOf } from '../../../shared/api';
import { useAct } from '../../../shared/query';

/** One act on a card: the answer is shown at once; a page that was out of date is brought up to date. */
export function useCardAct(card: Pick<CardDetail, 'id' | 'version'>) {
  const client = useQueryClient();
  const act = useAct(moveCard, {
    changes: [{ type: 'card' }, { type: 'notice' }, { type: 'board' }],
  });
  const key = keyOf(getCard, { params: { cardId: card.id } });
  return async (move: CardDetail['can'][number], text: string): Promise<CardDetail> => {
    try {
      const answer = await act.mutateAsync({
        params: { cardId: card.id },
        body: { move, text, version: card.version },
      });
      client.setQueryData(key, answer);
      return answer;
    } catch (error) {
      if (isApiError(error) && (error.code === 'stale' || error.status === 422))
        await client.invalidateQueries({ queryKey: key });
      throw error;
    }
  };
}
