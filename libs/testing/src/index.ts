export { freshDatabase } from './fresh-database';
export { given, type Given, type GivenOrg } from './given';
export { PASSWORD, signIn, startServer, until, watch, type Server, type SignedIn } from './processes';
export { Refused, startApp, userOf, type TestApp, type TestUser } from './start-app';
export { TestClock } from './test-clock';
export { PICTURE, sendFile, sendPicture, tus, type Sent } from './send-file';
