import type { Answer, FindingLine, listFindings, listSameCauses } from '@duban/contracts';
import { actionsOf, closedPeriod, dayOf, sameCauses } from '@duban/domain';
import { Calendars, Clock, cursorOf, DomainError, visibleOrgs, type Actor } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  countChecks,
  countUnits,
  findBlocked,
  findOne,
  findPage,
  findPeriods,
  type Filter,
  type FindingRow,
} from './findings.queries';

/** Reads of findings: the office's and the leaders', who see the whole county. */
@Injectable()
export class FindingsReader {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
  ) {}

  async list(actor: Actor, filter: Filter): Promise<Answer<typeof listFindings>> {
    visibleOrgs(actor, 'finding:read');
    const [{ rows, total }, checks, units, periods] = await Promise.all([
      findPage(this.source, filter),
      countChecks(this.source, filter),
      countUnits(this.source, filter),
      findPeriods(this.source),
    ]);
    const page = rows.slice(0, filter.limit);
    const last = page.at(-1);
    return {
      items: page.map(present),
      next: rows.length > page.length && last ? cursorOf([last.period, last.id]) : null,
      total,
      checks,
      units: units.map(({ id, name, short_name, count }) => ({
        unit: { id, name, shortName: short_name },
        count,
      })),
      periods,
      can: actionsOf(actor.roles).filter((action) => action.startsWith('finding:')),
    };
  }

  async get(id: string): Promise<FindingLine> {
    const row = await findOne(this.source, id);
    if (!row) throw new DomainError('not-found');
    return present(row);
  }

  /** By the problems of the last month that was due: what is written in the open one is still being gathered. */
  async sameCauses(actor: Actor): Promise<Answer<typeof listSameCauses>> {
    visibleOrgs(actor, 'finding:read');
    const period = closedPeriod(await this.calendars.current(), dayOf(await this.clock.read()));
    const rows = await findBlocked(this.source, period);
    const found = sameCauses(
      rows.map(({ project_id, unit_id, category }) => ({ projectId: project_id, unitId: unit_id, category })),
    );
    return {
      period,
      items: found.flatMap(({ unitId, category, projectIds }) => {
        const own = rows.filter((row) => row.unit_id === unitId && row.category === category);
        const [first] = own;
        if (!first) return [];
        return [
          {
            unit: { id: unitId, name: first.unit_name, shortName: first.unit_short_name },
            category,
            projects: projectIds.flatMap((id) => {
              const row = own.find(({ project_id }) => project_id === id);
              return row ? [{ id, name: row.project_name, text: row.text }] : [];
            }),
          },
        ];
      }),
    };
  }
}

const present = (row: FindingRow): FindingLine => ({
  id: row.id,
  project: { id: row.project_id, name: row.project_name },
  unit: { id: row.unit_id, name: row.unit_name, shortName: row.unit_short_name },
  period: row.period,
  check: row.name,
  facts: row.facts,
  state: row.state,
  foundAt: row.found_at.toISOString(),
  reason: row.reason,
  by: row.by_name,
  at: row.decided_at?.toISOString() ?? null,
  noticeId: row.notice_id,
  version: row.version,
});
