import type { Answer, Call, getProjectLights, Light, listWaivers, Waiver } from '@duban/contracts';
import {
  LIGHT_KINDS,
  madeGood,
  may,
  type Action,
  type Day,
  type LightColor,
  type LightKind,
  type LightReason,
  type LightWord,
  type OwnLight,
  type Period,
} from '@duban/domain';
import { authorise, DomainError, rowsOf, type Actor } from '@duban/platform';
import { getSubject } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

type LightRow = {
  kind: LightKind;
  period: Period;
  color: LightColor;
  word: LightWord;
  reason: LightReason;
};
type WaiverRow = {
  id: string;
  project_id: string;
  project_name: string;
  unit_id: string;
  unit_name: string;
  unit_short_name: string;
  kind: LightKind;
  reason: string;
  until_day: Day;
  state: Waiver['state'];
  asked_by: string | null;
  asked_by_name: string;
  asked_at: Date;
  decided_by_name: string | null;
  decided_at: Date | null;
  opinion: string | null;
  version: number;
};

const MONTHS = 12;
const OFFERED: Action[] = ['waiver:ask', 'waiver:decide'];

/** Reads of lights and waivers, each within the rights of who asks. */
@Injectable()
export class LightsReader {
  constructor(private readonly source: DataSource) {}

  async project(actor: Actor, projectId: string): Promise<Answer<typeof getProjectLights>> {
    const subject = await getSubject(this.source.manager, 'project', projectId);
    authorise(actor, 'project:read', subject, 'project:read');
    const [current, months, waivers, own] = await Promise.all([
      rowsOf<LightRow>(
        this.source,
        `select kind, period, color, word, reason from lights where subject_id = $1 and current and kind <> 'overall'`,
        [projectId],
      ),
      rowsOf<LightRow>(
        this.source,
        `select distinct on (period) kind, period, color, word, reason from lights
         where subject_id = $1 and kind = 'investment' order by period desc, id desc limit $2`,
        [projectId, MONTHS],
      ),
      findWaivers(this.source, 'w.project_id = $1', [projectId]),
      rowsOf<{ period: Period; own: OwnLight | null }>(
        this.source,
        `select period, content ->> 'ownLight' as own from reports
         where project_id = $1 and state = 'submitted' order by period desc limit $2`,
        [projectId, MONTHS],
      ),
    ]);
    const good = madeGood(months);
    return {
      lights: LIGHT_KINDS.flatMap((kind) => current.filter((row) => row.kind === kind)).map(presentLight),
      months: months.reverse().map((row) => ({
        period: row.period,
        light: presentLight(row),
        madeGood: good.has(row.period),
        own: own.find(({ period }) => period === row.period)?.own ?? null,
      })),
      waivers: waivers.map((row) => presentWaiver(row, actor)),
      can: OFFERED.filter((action) => may(actor, action, [subject.unitId, subject.ownerId])),
    };
  }

  async waivers(
    actor: Actor,
    state: Call<typeof listWaivers>['query']['state'],
  ): Promise<Answer<typeof listWaivers>> {
    authorise(actor, 'waiver:decide', {}, 'waiver:decide');
    const rows = await findWaivers(this.source, `$1 in (w.state, 'all')`, [state]);
    return { items: rows.map((row) => presentWaiver(row, actor)) };
  }

  async waiver(actor: Actor, id: string): Promise<Waiver> {
    const [row] = await findWaivers(this.source, 'w.id = $1', [id]);
    if (!row) throw new DomainError('not-found');
    return presentWaiver(row, actor);
  }
}

/** Those that wait first, the oldest of them; then the others, the newest first. */
function findWaivers(source: DataSource, where: string, params: unknown[]): Promise<WaiverRow[]> {
  return rowsOf<WaiverRow>(
    source,
    `select w.id, w.project_id, p.name as project_name, p.unit_id, o.name as unit_name, o.short_name as unit_short_name,
       w.kind, w.reason, w.until_day, w.state, w.asked_by, w.asked_by_name, w.asked_at, w.decided_by_name, w.decided_at,
       w.opinion, w.version
     from light_waivers w join projects p on p.id = w.project_id join orgs o on o.id = p.unit_id
     where ${where}
     order by w.state <> 'asked', case when w.state = 'asked' then w.asked_at end, w.asked_at desc, w.id limit 200`,
    params,
  );
}

const presentLight = ({ kind, period, color, word, reason }: LightRow): Light => ({
  kind,
  period,
  color,
  word,
  reason,
});

const presentWaiver = (row: WaiverRow, actor: Actor): Waiver => ({
  id: row.id,
  project: { id: row.project_id, name: row.project_name },
  unit: { id: row.unit_id, name: row.unit_name, shortName: row.unit_short_name },
  kind: row.kind,
  reason: row.reason,
  untilDay: row.until_day,
  state: row.state,
  askedBy: row.asked_by_name,
  askedAt: row.asked_at.toISOString(),
  decidedBy: row.decided_by_name,
  decidedAt: row.decided_at?.toISOString() ?? null,
  opinion: row.opinion,
  version: row.version,
  mayDecide: row.state === 'asked' && may(actor, 'waiver:decide', []) && row.asked_by !== actor.accountId,
});
