import { addProjectFiles, listProjectFiles, listProjectTimeline } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { sendFile, startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { ProjectsModule } from './projects.module';

const TEXT = Buffer.from('立项批复\n'.repeat(20));

describe('files and photographs of a project', () => {
  let app: TestApp;
  let zone: GivenOrg;
  let town: GivenOrg;
  let monitor: TestUser;
  let handler: TestUser;
  let stranger: TestUser;
  let params: { projectId: string };

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, ProjectsModule] });
    const county = await app.given.org({ kind: 'county', name: '肥东县' });
    zone = await app.given.org({ kind: 'zone', name: '经开区', parent: county });
    town = await app.given.org({ name: '撮镇镇', parent: county });
    params = { projectId: (await app.given.project({ unit: zone })).id };
    monitor = await app.as('monitor', county);
    handler = await app.as('handler', zone);
    stranger = await app.as('handler', town);
  });
  afterEach(() => app.close());

  const send = (user: TestUser) => sendFile(app.url, user, { name: '批复.txt', bytes: TEXT });
  const read = async (user: TestUser, id: string) =>
    (await fetch(`${app.url}/api/attachments/${id}`, { headers: { cookie: user.cookie } })).status;

  it('become its with a note, are told with their hashes, and are read by whoever may read it', async () => {
    const { attachmentId: id } = await send(handler);
    const { items, can } = await handler.call(addProjectFiles, {
      params,
      body: { attachmentIds: [id], note: '五月批复' },
    });
    expect(items).toMatchObject([{ id, name: '批复.txt', size: TEXT.length }]);
    expect(can).toEqual(['attachment:add']);
    const [event] = (await monitor.call(listProjectTimeline, { params, query: {} })).items;
    expect(event).toMatchObject({
      type: 'project.attached',
      data: { note: '五月批复', attachments: [{ name: '批复.txt', sha256: items[0]?.sha256 }] },
    });
    expect((await monitor.call(listProjectFiles, { params })).items).toEqual(items);
    expect([await read(monitor, id), await read(handler, id), await read(stranger, id)]).toEqual([
      200, 200, 404,
    ]);
    // once they are its they stay, and belong to nothing else
    const again = { params, body: { attachmentIds: [id] } };
    expect((await handler.refusal(addProjectFiles, again)).fields?.[0]?.path).toBe('attachmentIds');
  });

  it('are nobody else’s to see or to add', async () => {
    const leader = await app.as('leader');
    const { attachmentId: id } = await send(stranger);
    const body = { attachmentIds: [id] };
    expect((await stranger.refusal(listProjectFiles, { params })).code).toBe('not-found');
    expect((await stranger.refusal(addProjectFiles, { params, body })).code).toBe('not-found');
    expect((await leader.refusal(addProjectFiles, { params, body })).code).toBe('forbidden');
    expect((await leader.call(listProjectFiles, { params })).can).toEqual([]);
    // what another person has sent is not there
    expect((await handler.refusal(addProjectFiles, { params, body })).fields?.[0]?.code).toBe('gone');
    const none = { params, body: { attachmentIds: [] } };
    expect((await handler.refusal(addProjectFiles, none)).fields?.[0]?.code).toBe('required');
  });
});
