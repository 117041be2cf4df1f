import type { CardDetail, EventLine } from '@duban/contracts';

type Act = CardDetail['acts'][number];
export type CourseItem = { at: string; act: Act } | { at: string; event: EventLine };

/** What no person did: a term that lapsed or moved. Acts stand with their words and are not told twice. */
const TOLD = ['card.explain-missed', 'card.appeal-ended', 'card.review-late', 'card.reprojected'];

/** The course of a card, the oldest first: every act, and between them what time and the calendar did. */
export function toCourse({ acts, timeline }: Pick<CardDetail, 'acts' | 'timeline'>): CourseItem[] {
  const items: CourseItem[] = [
    ...acts.map((act) => ({ at: act.at, act })),
    ...timeline.filter(({ type }) => TOLD.includes(type)).map((event) => ({ at: event.at, event })),
  ];
  return items.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
