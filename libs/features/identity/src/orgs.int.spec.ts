import { changeOrg, createOrg, listOrgs, type Org } from '@duban/contracts';
import { startApp, type TestApp, type TestUser } from '@duban/testing';
import { IdentityModule } from './index';

let app: TestApp;
let admin: TestUser;
let county: Org;

beforeEach(async () => {
  app = await startApp({ modules: [IdentityModule] });
  admin = await app.as('admin');
  county = (await admin.call(listOrgs)).items[0] as Org;
});
afterEach(() => app.close());

const wish = (
  kind: Org['kind'],
  parentId: string | null,
  over: { creditCode?: string; name?: string } = {},
) => ({
  name: over.name ?? '撮镇镇',
  shortName: '撮镇',
  kind,
  parentId,
  ...over,
});
const make = (...args: Parameters<typeof wish>) => admin.call(createOrg, { body: wish(...args) });
const refused = (...args: Parameters<typeof wish>) => admin.refusal(createOrg, { body: wish(...args) });
const pathOf = async (id: string) =>
  (await app.query<{ path: string[] }>('select path from orgs where id = $1', [id]))[0]?.path;

it('stands below its parent', async () => {
  const town = await make('township', county.id);
  const firm = await make('enterprise', town.id, { creditCode: '91350100M000100Y43' });
  expect(await pathOf(firm.id)).toEqual([county.id, town.id, firm.id]);
  expect(firm).toMatchObject({ creditCode: '91350100M000100Y43', active: true, version: 1 });
  expect(await app.events(firm.id)).toEqual(['org.created']);
});

it('may stand in its place only', async () => {
  const town = await make('township', county.id);
  const firm = await make('enterprise', town.id);
  const place = { status: 400, fields: [{ path: 'parentId' }] };
  expect(await refused('township', town.id)).toMatchObject(place);
  expect(await refused('department', null)).toMatchObject(place);
  expect(await refused('enterprise', firm.id)).toMatchObject(place);
  expect(await refused('zone', '00000000-0000-4000-8000-000000000000')).toMatchObject(place);
  expect(await refused('county', county.id)).toMatchObject(place);
  expect(await refused('county', null)).toMatchObject({ fields: [{ path: 'kind', code: 'second-county' }] });
});

it('has a credit code with the right check character, and alone', async () => {
  expect(await refused('enterprise', county.id, { creditCode: '91350100M000100Y4Z' })).toMatchObject({
    status: 400,
    fields: [{ path: 'creditCode', code: 'wrong-check-character' }],
  });
  await make('enterprise', county.id, { creditCode: '91350100m000100y43' });
  expect(await refused('enterprise', county.id, { creditCode: '91350100M000100Y43' })).toMatchObject({
    status: 409,
    code: 'taken',
    fields: [{ path: 'creditCode' }],
  });
});

describe('a change', () => {
  const change = ({ id, version }: Org, changes: object) =>
    admin.call(changeOrg, { params: { orgId: id }, body: { ...changes, version } });
  const refusedChange = ({ id, version }: Org, changes: object) =>
    admin.refusal(changeOrg, { params: { orgId: id }, body: { ...changes, version } });

  it('renames, and counts', async () => {
    const town = await make('township', county.id);
    expect(await change(town, { name: '店埠镇', shortName: '店埠' })).toMatchObject({
      name: '店埠镇',
      shortName: '店埠',
      kind: 'township',
      version: 2,
    });
    expect(await refusedChange(town, { name: '长临河镇' })).toMatchObject({ status: 409, code: 'stale' });
    expect(await app.events(town.id)).toEqual(['org.created', 'org.changed']);
  });

  it('puts out of use, after which nothing is made below', async () => {
    const town = await make('township', county.id);
    expect(await change(town, { active: false })).toMatchObject({ active: false });
    expect(await refused('enterprise', town.id)).toMatchObject({
      fields: [{ path: 'parentId', code: 'not-active' }],
    });
  });

  it('names a head of the unit and a county leader, and takes them away', async () => {
    const town = await make('township', county.id);
    const unit = { id: town.id, name: town.name };
    const headId = await app.given.account({ role: 'handler', org: unit });
    const supervisorId = await app.given.account({ role: 'leader', org: county });
    const named = await change(town, { headId, supervisorId });
    expect(named).toMatchObject({ headId, supervisorId, version: 2 });
    expect(await change(named, { headId: null })).toMatchObject({ headId: null, supervisorId });
  });

  it('names nobody who is of another unit, disabled, no leader, or may not read notices', async () => {
    const town = await make('township', county.id);
    const unit = { id: town.id, name: town.name };
    const stranger = await app.given.account({ role: 'handler', org: county });
    const blind = await app.given.account({ role: 'enterprise', org: unit });
    const handler = await app.given.account({ role: 'handler', org: unit });
    const gone = await app.given.account({ role: 'handler', org: unit });
    await app.query('update accounts set disabled = true where id = $1', [gone]);
    const place = (path: string, code: string) => ({ status: 400, fields: [{ path, code }] });
    expect(await refusedChange(town, { headId: stranger })).toMatchObject(place('headId', 'not-of-unit'));
    expect(await refusedChange(town, { headId: blind })).toMatchObject(place('headId', 'wrong-role'));
    expect(await refusedChange(town, { headId: gone })).toMatchObject(place('headId', 'no-account'));
    expect(await refusedChange(town, { supervisorId: handler })).toMatchObject(
      place('supervisorId', 'wrong-role'),
    );
  });

  it('does not close the county', async () =>
    expect(await refusedChange(county, { active: false })).toMatchObject({
      status: 422,
      code: 'forbidden-move',
    }));
});

it('is the administrator’s to arrange', async () => {
  const monitor = await app.as('monitor');
  expect(await monitor.refusal(createOrg, { body: wish('township', county.id) })).toMatchObject({
    status: 403,
  });
  expect((await monitor.call(listOrgs)).can).toEqual(['org:read']);
  expect((await admin.call(listOrgs)).can).toEqual(['org:read', 'org:manage']);
});
