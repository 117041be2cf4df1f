import { getSession } from '@duban/contracts';
import { startApp, type TestApp } from '@duban/testing';
import { IdentityModule } from './index';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ modules: [IdentityModule] });
});
afterAll(() => app.close());

it('reads a session', async () => {
  const admin = await app.as('admin');
  const session = await admin.call(getSession);
  expect(session.today).toMatchObject({ day: '2026-05-11', working: true, kind: 'workday' });
});
