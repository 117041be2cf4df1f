import type { Answer, getDuties } from '@duban/contracts';
import { dayOf, may, openPeriod, scopeOf, type Instant } from '@duban/domain';
import { Clock, DutyCounters, hasRole, rowsOf, type Actor } from '@duban/platform';
import { countMine, countOwedCards } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Who does something about notices and cards; the auditor reads them. */
const ACTING = ['handler', 'monitor', 'office-head', 'leader'] as const;

/** What waits for a viewer: months to file, notices and cards to do something about, lights to excuse or not, enterprises to admit, and what was told and not read. */
@Injectable()
export class DutiesService {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly counters: DutyCounters,
  ) {}

  async of(actor: Actor): Promise<Answer<typeof getDuties>> {
    const now = await this.clock.read();
    const isActing = ACTING.some((role) => hasRole(actor, role));
    return {
      reports: await this.countReports(actor, now),
      reviews: await this.countReviews(actor),
      notices: isActing ? await countMine(this.source, actor) : 0,
      cards: isActing ? await countOwedCards(this.source, actor, new Date(now)) : 0,
      complaints: await this.counters.count('complaints', actor, now),
      waivers: await this.countWaivers(actor),
      enrolments: await this.countEnrolments(actor),
      inbox: await this.count('inbox i where i.account_id = $1 and i.read_at is null', [actor.accountId]),
    };
  }

  private async countReports(actor: Actor, now: Instant): Promise<number> {
    if (scopeOf(actor.roles, 'report:file') === null) return 0;
    return this.count(
      `direct_report_projects d where (d.unit_id = any($1) or d.owner_id = any($1))
         and not exists (select 1 from reports r where r.project_id = d.id and r.period = $2 and r.state = 'submitted')`,
      [actor.orgIds, openPeriod(dayOf(now))],
    );
  }

  /** Of 亿元 projects: what the page of the direct line shows. */
  private async countReviews(actor: Actor): Promise<number> {
    if (!may(actor, 'report:review', [])) return 0;
    return this.count(
      `direct_report_projects d join reports r on r.project_id = d.id where r.review = 'unreviewed'`,
      [],
    );
  }

  /** Whoever asked does not decide. */
  private async countWaivers(actor: Actor): Promise<number> {
    if (!may(actor, 'waiver:decide', [])) return 0;
    return this.count(`light_waivers w where w.state = 'asked' and w.asked_by is distinct from $1`, [
      actor.accountId,
    ]);
  }

  private async countEnrolments(actor: Actor): Promise<number> {
    return may(actor, 'enrolment:decide', []) ? this.count(`enrolments e where e.state = 'waiting'`, []) : 0;
  }

  private async count(what: string, params: unknown[]): Promise<number> {
    const [row] = await rowsOf<{ n: number }>(this.source, `select count(*)::int as n from ${what}`, params);
    return row?.n ?? 0;
  }
}
