import { getProject } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { LightsModule, LightsService } from '@duban/lights';
import { SYSTEM, Work } from '@duban/platform';
import { startApp } from '@duban/testing';
import { ProjectsModule } from './index';

const WAN = 1_000_000n;

it('the register shows the overall light; old figures are grey, unless a clock is worse', async () => {
  const app = await startApp({ modules: [IdentityModule, LightsModule, ProjectsModule] });
  try {
    const unit = await app.given.org({ name: '撮镇镇' });
    const { id } = await app.given.project({ unit, totalFen: 100n * WAN });
    await app.query(`update projects set created_at = '2026-01-04', planned_finish = '2026-02-10'`);
    const monitor = await app.as('monitor');
    const seen = async () => (await monitor.call(getProject, { params: { projectId: id } })).light;
    expect(await seen()).toMatchObject({ color: 'stale' });
    await app.running.nest
      .get(Work)
      .run(SYSTEM, (tx) => app.running.nest.get(LightsService).settle(tx, [id]));
    expect(await seen()).toMatchObject({
      color: 'red',
      kind: 'finish',
      word: 'finish-overdue',
      reason: { facts: { plannedDay: '2026-02-10', months: 3 }, rule: 'finish-1-3/0' },
    });
  } finally {
    await app.close();
  }
});
