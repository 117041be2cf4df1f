export { SupervisionModule } from './supervision.module';
export { problemMark } from './problem-mark';
export { getSubject, ProposalsService, type Subject } from './proposals.service';
export { findNoticeLines } from './notice-lines';
export {
  countRungsAhead,
  findRungForecast,
  FORECAST_DAYS,
  forecastEnd,
  type RungsOfDay,
} from './forecast.queries';
export { RUNG_DUE } from './ladder-runner';
export { findHolders, findUnitPeople } from './card-tellings';
export { proposeLateCard } from './late-cards';
export { countMine } from './notices.queries';
export { countCards, findPoints, type UnitPointsRow } from './card-points.queries';
export { countOwedCards } from './cards.queries';
export { CardsReader } from './cards.reader';
export { NoticesReader } from './notices.reader';
export { findPlaces } from './recipients';
