import type { NoticeStage } from '@duban/domain';

const OVER: readonly NoticeStage[] = ['closed', 'archived', 'withdrawn', 'dismissed'];
/** Nothing is owed any more. */
export const isOver = (state: NoticeStage): boolean => OVER.includes(state);
