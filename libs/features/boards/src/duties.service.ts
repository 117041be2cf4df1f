import type { Answer, getDuties } from '@duban/contracts';
import { dayOf, openPeriod, scopeOf } from '@duban/domain';
import { Clock, hasRole, rowsOf, type Actor } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What waits for a viewer: reports of the open month to file, notices to answer, to decide or to take up. */
@Injectable()
export class DutiesService {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor): Promise<Answer<typeof getDuties>> {
    return { reports: await this.countReports(actor), notices: await this.countNotices(actor) };
  }

  private async countReports(actor: Actor): Promise<number> {
    if (scopeOf(actor.roles, 'report:file') === null) return 0;
    return this.count(
      `direct_report_projects d where (d.unit_id = any($1) or d.owner_id = any($1))
         and not exists (select 1 from reports r where r.project_id = d.id and r.period = $2 and r.state = 'submitted')`,
      [actor.orgIds, openPeriod(dayOf(await this.clock.read()))],
    );
  }

  private async countNotices(actor: Actor): Promise<number> {
    const waits: string[] = [];
    if (hasRole(actor, 'handler'))
      waits.push(`n.state in ('issued', 'signed', 'returned') and n.unit_id = any($1)`);
    if (hasRole(actor, 'monitor') || hasRole(actor, 'office-head'))
      waits.push(`n.state in ('proposed', 'replied')`);
    if (hasRole(actor, 'leader'))
      waits.push(`n.state in ('issued', 'signed', 'replied', 'returned')
        and exists (select 1 from rung_fires f where f.notice_id = n.id and f.key = 'leader')`);
    if (waits.length === 0) return 0;
    return this.count(
      `notices n where $1::uuid[] is not null and (${waits.map((wait) => `(${wait})`).join(' or ')})`,
      [actor.orgIds],
    );
  }

  private async count(what: string, params: unknown[]): Promise<number> {
    const [row] = await rowsOf<{ n: number }>(this.source, `select count(*)::int as n from ${what}`, params);
    return row?.n ?? 0;
  }
}
