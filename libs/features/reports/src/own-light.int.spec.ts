import { getProjectLights, listLightGaps, listReports, submitReport, type OwnLight } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { LightsModule } from '@duban/lights';
import { SupervisionModule } from '@duban/supervision';
import { startApp } from '@duban/testing';
import { ReportsModule } from './reports.module';

const WAN = 1_000_000n;

it('the unit’s own light stands beside the computed one and changes nothing of it; the gap is told by unit and month', async () => {
  const app = await startApp({ modules: [IdentityModule, SupervisionModule, LightsModule, ReportsModule] });
  try {
    const unit = await app.given.org({ name: '撮镇镇' });
    const reporter = await app.as('reporter', unit);
    const monitor = await app.as('monitor');
    const plan = { year: 2026, amountFen: 12_000n * WAN };
    const file = async (ownLight: OwnLight | null, monthWan: bigint) => {
      const { id } = await app.given.project({ unit, plan, totalFen: 50_000n * WAN });
      const answer = await reporter.call(submitReport, {
        params: { projectId: id, period: '2026-04' },
        body: {
          content: {
            monthFen: String(monthWan * WAN),
            physicalBp: 3000,
            progressText: '主体施工至三层',
            ownLight,
          },
          version: 0,
        },
      });
      return { id, answer };
    };
    const boasting = await file('green', 1_000n);
    await file('green', 4_001n);
    await file('red', 4_001n);
    await file(null, 1_000n);
    expect(boasting.answer.light.color).toBe('red');
    expect(boasting.answer.report.ownLight).toBe('green');
    const params = { params: { projectId: boasting.id } };
    expect((await monitor.call(listReports, params)).items[0]).toMatchObject({
      ownLight: 'green',
      light: { color: 'red' },
    });
    expect((await monitor.call(getProjectLights, params)).months).toMatchObject([
      { period: '2026-04', own: 'green', light: { color: 'red' } },
    ]);
    const { periods, units } = await monitor.call(listLightGaps);
    expect([periods[0], periods.at(-1)]).toEqual(['2025-05', '2026-04']);
    expect(units).toMatchObject([
      {
        unit: { name: '撮镇镇' },
        reports: 3,
        better: 1,
        cells: [{ period: '2026-04', reports: 3, better: 1 }],
      },
    ]);
    const kept = await app.query<{ own: string }>(
      `select content ->> 'ownLight' as own from report_versions order by submitted_at`,
    );
    expect(kept.map(({ own }) => own)).toEqual(['green', 'green', 'red', null]);
    expect((await reporter.refusal(listLightGaps)).status).toBe(403);
  } finally {
    await app.close();
  }
});
