import { startApp, type GivenOrg, type TestApp } from '@duban/testing';
import { IdentityModule } from '@duban/identity';
import { findPlaces } from './recipients';
import { SupervisionModule } from './supervision.module';

let app: TestApp;
let county: GivenOrg;
let town: GivenOrg;
let zone: GivenOrg;

beforeEach(async () => {
  app = await startApp({ modules: [IdentityModule, SupervisionModule] });
  county = await app.given.org({ kind: 'county' });
  town = await app.given.org({ parent: county });
  zone = await app.given.org({ kind: 'zone', parent: county });
});
afterEach(() => app.close());

const places = (...units: GivenOrg[]) =>
  findPlaces(
    app.running.source.manager,
    units.map(({ id }) => id),
  );
const appoint = (unit: GivenOrg, column: 'head_id' | 'supervisor_id', accountId: string) =>
  app.query(`update orgs set ${column} = $2 where id = $1`, [unit.id, accountId]);
const disable = (accountId: string) =>
  app.query('update accounts set disabled = true where id = $1', [accountId]);

it('finds who holds each place for each unit', async () => {
  const handler = await app.given.account({ role: 'handler', org: town });
  const head = await app.given.account({ role: 'handler', org: town });
  const leader = await app.given.account({ role: 'leader', org: county });
  const monitor = await app.given.account({ role: 'monitor', org: county });
  const officeHead = await app.given.account({ role: 'office-head', org: county });
  await app.given.account({ role: 'auditor', org: county });
  await appoint(town, 'head_id', head);
  await appoint(town, 'supervisor_id', leader);
  const found = await places(town, zone);
  expect(found.get(town.id)).toEqual({
    'unit-handlers': [handler, head].sort(),
    'unit-head': [head],
    'supervising-leader': [leader],
    office: [monitor, officeHead].sort(),
    'county-leader': [leader],
  });
  expect(found.get(zone.id)).toEqual({ office: [monitor, officeHead].sort(), 'county-leader': [leader] });
});

it('counts a disabled account as nobody', async () => {
  const head = await app.given.account({ role: 'handler', org: town });
  const monitor = await app.given.account({ role: 'monitor', org: county });
  await appoint(town, 'head_id', head);
  await disable(head);
  await disable(monitor);
  expect((await places(town)).get(town.id)).toEqual({});
});

it('asks nothing about no units', async () => expect(await places()).toEqual(new Map()));
