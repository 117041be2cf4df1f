import type { RouteObject } from 'react-router';
import { page } from '../../shared/routes';

export const cardsRoutes: RouteObject[] = [
  page('cards', () => import('./list/cards-page'), 'CardsPage'),
  page('cards/points', () => import('./points/points-page'), 'PointsPage'),
  page('cards/:cardId', () => import('./detail/card-page'), 'CardPage'),
];
