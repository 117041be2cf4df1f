import { getReportForm, submitReport, type ReportDraft } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { SupervisionModule } from '@duban/supervision';
import { startApp } from '@duban/testing';
import { ReportsModule } from './reports.module';

export const YI = 1_000_000_000_0n;

export type Line = Awaited<ReturnType<typeof givenLine>>;
/** Two 亿元 projects of one town, on Monday 11 May 2026: May is due on Monday the 25th. `params`: the first one's May. */
export async function givenLine() {
  const app = await startApp({ modules: [IdentityModule, SupervisionModule, ReportsModule] });
  const town = await app.given.org({ name: '撮镇镇' });
  const owner = await app.given.org({ kind: 'enterprise', name: '皖东聚纤' });
  const common = {
    ...{ unit: town, owner, totalFen: 50n * YI, since: '2026-01-01' },
    plan: { year: 2026, amountFen: 12n * YI },
  };
  const project = await app.given.project({ ...common, name: '甲项目' });
  const other = await app.given.project({ ...common, name: '乙项目' });
  const params = { projectId: project.id, period: '2026-05' };
  const monitor = await app.as('monitor');
  const reporter = await app.as('reporter', owner);
  const form = (by = reporter) => by.call(getReportForm, { params });
  return {
    ...{ app, town, owner, other, params, monitor, reporter, form },
    file: async (content: ReportDraft, reason?: string) =>
      reporter.call(submitReport, {
        params,
        body: { content, version: (await form()).version, ...(reason ? { reason } : {}) },
      }),
    /** What those who file were told, the newest first. */
    inbox: async () =>
      (
        await app.query<{ topic: string; count: number | null }>(
          `select topic, (data ->> 'count')::int as count from inbox where topic like 'report.%' order by id desc`,
        )
      ).map(({ topic, count }) => [topic, count]),
  };
}
