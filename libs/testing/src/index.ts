export { freshDatabase } from './fresh-database';
export { given, type Given } from './given';
export { Refused, startApp, userOf, type TestApp, type TestUser } from './start-app';
export { TestClock } from './test-clock';
