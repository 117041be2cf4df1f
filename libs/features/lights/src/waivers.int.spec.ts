import { askWaiver, decideWaiver, getProjectLights, listWaivers } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { SYSTEM, Work } from '@duban/platform';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { LightsModule, LightsService } from './index';

describe('a waiver', () => {
  let app: TestApp;
  let unit: GivenOrg;
  let handler: TestUser;
  let monitor: TestUser;
  let projectId: string;

  beforeEach(async () => {
    app = await startApp({ modules: [IdentityModule, LightsModule] });
    unit = await app.given.org({ name: '撮镇镇' });
    projectId = (await app.given.project({ unit })).id;
    await app.query(
      `update projects set planned_finish = '2026-01-20', total_fen = 100, created_at = '2026-05-10'`,
    );
    await app.running.nest
      .get(Work)
      .run(SYSTEM, (tx) => app.running.nest.get(LightsService).settle(tx, [projectId]));
    handler = await app.as('handler', unit);
    monitor = await app.as('monitor');
  });
  afterEach(() => app.close());

  const body = { kind: 'finish' as const, reason: '上级规划调整，工期顺延', untilDay: '2026-06-30' };
  const ask = (by: TestUser, over: object = {}) =>
    by.call(askWaiver, { params: { projectId }, body: { ...body, ...over } });
  const decide = (by: TestUser, waiverId: string, granted: boolean, version = 1) =>
    by.call(decideWaiver, { params: { waiverId }, body: { granted, opinion: '情况属实', version } });
  const overall = async () => {
    const [row] = await app.query<{ color: string; reason: { would?: string; waivedUntil?: string } }>(
      `select color, reason from lights where kind = 'overall' and current`,
    );
    return row;
  };

  it('asked for by the unit and granted by the office makes the light hollow, to its last day', async () => {
    expect((await overall())?.color).toBe('red');
    const asked = await ask(handler);
    expect(asked).toMatchObject({ state: 'asked', untilDay: '2026-06-30', mayDecide: false });
    expect((await overall())?.color).toBe('red');
    expect((await monitor.call(listWaivers, {})).items).toMatchObject([{ id: asked.id, mayDecide: true }]);
    expect(await decide(monitor, asked.id, true)).toMatchObject({ state: 'granted', opinion: '情况属实' });
    expect(await overall()).toMatchObject({
      color: 'waived',
      reason: { would: 'red', waivedUntil: '2026-06-30' },
    });
    const { lights, waivers } = await handler.call(getProjectLights, { params: { projectId } });
    expect(lights.find(({ kind }) => kind === 'finish')).toMatchObject({ color: 'waived' });
    expect(waivers).toHaveLength(1);
    expect((await monitor.call(listWaivers, {})).items).toEqual([]);
    const all = await monitor.call(listWaivers, { query: { state: 'all' } });
    expect(all.items).toMatchObject([{ id: asked.id, state: 'granted', mayDecide: false }]);

    await app.fastForward({ to: '2026-06-30T15:00:00Z' }); // eleven at night of the last day
    expect((await overall())?.color).toBe('waived');
    await app.fastForward({ to: '2026-06-30T16:01:00Z' });
    expect((await overall())?.color).toBe('red');
    expect((await app.events(projectId)).filter((type) => type.startsWith('waiver.'))).toEqual([
      'waiver.asked',
      'waiver.granted',
      'waiver.ended',
    ]);
    // it is over: another may be asked for
    expect((await ask(handler, { untilDay: '2026-08-31' })).state).toBe('asked');
  });

  it('is never decided by who asked, nor twice, nor on a stale view', async () => {
    const asked = await ask(monitor);
    const refusal = (by: TestUser, version: number) =>
      by.refusal(decideWaiver, { params: { waiverId: asked.id }, body: { granted: true, version } });
    expect(await refusal(monitor, 1)).toMatchObject({ status: 422, facts: { reason: 'own-request' } });
    const other = await app.as('monitor');
    expect((await refusal(other, 9)).code).toBe('stale');
    expect((await decide(other, asked.id, false)).state).toBe('refused');
    expect((await refusal(other, 2)).code).toBe('forbidden-move');
    expect((await overall())?.color).toBe('red');
  });

  it('has one request at a time, a day to come and no more than a year', async () => {
    await ask(handler);
    const refusal = (over: object) =>
      handler.refusal(askWaiver, { params: { projectId }, body: { ...body, ...over } });
    expect((await refusal({})).code).toBe('taken');
    expect((await refusal({ kind: 'start', untilDay: '2026-05-10' })).fields).toMatchObject([
      { path: 'untilDay', code: 'past' },
    ]);
    expect((await refusal({ kind: 'start', untilDay: '2027-05-13' })).fields).toMatchObject([
      { path: 'untilDay', code: 'too-long' },
    ]);
  });

  it('is the unit’s and the office’s: others neither ask nor learn of it', async () => {
    const asked = await ask(handler);
    const stranger = await app.as('handler', await app.given.org({ name: '店埠镇' }));
    const leader = await app.as('leader');
    const params = { params: { projectId } };
    expect((await stranger.refusal(getProjectLights, params)).status).toBe(404);
    expect((await stranger.refusal(askWaiver, { ...params, body })).status).toBe(404);
    expect((await leader.refusal(askWaiver, { ...params, body })).status).toBe(403);
    for (const who of [handler, leader]) {
      const decision = { params: { waiverId: asked.id }, body: { granted: true, version: 1 } };
      expect((await who.refusal(decideWaiver, decision)).status).toBe(403);
      expect((await who.refusal(listWaivers, {})).status).toBe(403);
    }
  });
});
