import {
  canonicalJson,
  findFindings,
  findPastFindings,
  LOOKED_BACK,
  type FoundThen,
  type Period,
  type Severity,
} from '@duban/domain';
import { findProjectsAfter, lockProjects } from '@duban/lights';
import {
  authorise,
  columnsOf,
  DomainError,
  rowsOf,
  Settings,
  type Actor,
  type Tx,
  Work,
} from '@duban/platform';
import { getSubject, ProposalsService } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { findChecked, type ProjectToCheck } from './checked.queries';

type Fresh = { id: string; project_id: string; period: string; name: string; facts: string };
type Changed = { id: string; facts: string };
type Row = {
  id: string;
  project_id: string;
  period: string;
  name: string;
  facts: Record<string, string | number>;
  state: string;
  version: number;
};

/** The only writer of findings: what the checks of the domain find is kept, weighed by people, never corrected by them. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly work: Work,
    private readonly settings: Settings,
    private readonly proposals: ProposalsService,
  ) {}

  /** Checks the last report of these projects. Safe to do twice. */
  settle(tx: Tx, ids: readonly string[]): Promise<void> {
    return this.check(tx, ids, false);
  }

  /** Checks every report of these projects as when it was the last: what came by a file came with its past. */
  settlePast(tx: Tx, ids: readonly string[]): Promise<void> {
    return this.check(tx, ids, true);
  }

  /**
   * The same facts are one finding, whatever was decided about it; other facts open it again; what is found no more was
   * put right by who reported it.
   */
  private async check(tx: Tx, ids: readonly string[], isPast: boolean): Promise<void> {
    await lockProjects(tx.em, ids);
    const { value: rules } = await this.settings.current('finding-rules', tx.em);
    const fresh: Fresh[] = [];
    const changed: Changed[] = [];
    const cleared: string[] = [];
    for (const project of await findChecked(tx.em, ids, isPast ? null : LOOKED_BACK)) {
      const { checked, period } = project;
      const found = isPast
        ? findPastFindings(checked, rules)
        : findFindings(checked, rules).map((one) => ({ ...one, period }));
      const judged = isPast ? checked.reports.map((report) => report.period) : [period];
      const changes = changesOf(project, found, judged);
      fresh.push(...changes.fresh);
      changed.push(...changes.changed);
      cleared.push(...changes.cleared);
    }
    const now = new Date(tx.now);
    if (fresh.length > 0)
      await tx.em.query(
        `insert into findings (id, project_id, period, name, facts, state, found_at)
         select *, 'open', $6 from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::jsonb[])`,
        [...columnsOf(fresh, ['id', 'project_id', 'period', 'name', 'facts']), now],
      );
    if (changed.length > 0)
      await tx.em.query(
        `update findings f set facts = c.facts, found_at = $3, version = f.version + 1,
           state = case when f.state = 'noticed' then f.state else 'open' end,
           reason = case when f.state = 'noticed' then f.reason end
         from unnest($1::uuid[], $2::jsonb[]) as c (id, facts) where f.id = c.id`,
        [...columnsOf(changed, ['id', 'facts']), now],
      );
    if (cleared.length > 0)
      await tx.em.query(
        `update findings set state = 'cleared', decided_at = $2, version = version + 1 where id = any($1::uuid[])`,
        [cleared, now],
      );
  }

  /** Every project there is: for a county that has just been filled. */
  async settleAll(tx: Tx): Promise<void> {
    const many = 500;
    let after: string | null = null;
    do {
      const ids: string[] = await findProjectsAfter(tx.em, after, many);
      await this.settle(tx, ids);
      after = ids.length === many ? (ids.at(-1) ?? null) : null;
    } while (after !== null);
  }

  async dismiss(
    actor: Actor,
    id: string,
    { reason, version }: { reason: string; version: number },
  ): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const row = await this.lock(tx, id, version);
      await this.decide(tx, row, 'dismissed', { reason, noticeId: null });
      const { name, unitId, ownerId } = await getSubject(tx.em, 'project', row.project_id);
      tx.record({
        type: 'finding.dismissed',
        subject: { type: 'project', id: row.project_id },
        rootId: row.project_id,
        unitId,
        ownerId,
        data: { name, check: row.name, period: row.period, reason },
      });
    });
  }

  async notice(
    actor: Actor,
    id: string,
    { severity, version }: { severity: Severity; version: number },
  ): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const row = await this.lock(tx, id, version);
      const subject = await getSubject(tx.em, 'project', row.project_id);
      const { name: check, period, facts } = row;
      const notice = await this.proposals.proposeFinding(tx, subject, { check, period, facts, severity });
      await this.decide(tx, row, 'noticed', { reason: null, noticeId: notice.id });
      tx.record({
        type: 'finding.noticed',
        subject: { type: 'project', id: row.project_id },
        rootId: row.project_id,
        unitId: subject.unitId,
        ownerId: subject.ownerId,
        data: { name: subject.name, check, period, noticeId: notice.id },
      });
    });
  }

  private async lock(tx: Tx, id: string, version: number): Promise<Row> {
    authorise(tx.actor, 'finding:decide', {}, 'finding:read');
    const [row] = await rowsOf<Row>(
      tx.em,
      'select id, project_id, period, name, facts, state, version from findings where id = $1 for update',
      [id],
    );
    if (!row) throw new DomainError('not-found');
    if (row.version !== version) throw new DomainError('stale', { version: row.version });
    if (row.state !== 'open') throw new DomainError('forbidden-move', { state: row.state });
    return row;
  }

  private decide(tx: Tx, row: Row, state: string, by: { reason: string | null; noticeId: string | null }) {
    return tx.em.query(
      `update findings set state = $2, reason = $3, notice_id = $4, by_name = $5, decided_at = $6, version = version + 1
       where id = $1`,
      [row.id, state, by.reason, by.noticeId, tx.actor.name, new Date(tx.now)],
    );
  }
}

/** What a check of a project leaves to write: of the months that were judged, and what was found in them. */
function changesOf({ id, kept }: ProjectToCheck, found: FoundThen[], judged: Period[]) {
  const keyOf = (one: { period: Period; name: string }) => `${one.period} ${one.name}`;
  const said = (name: string, facts: FoundThen['facts']) => `${name} ${canonicalJson(facts)}`;
  const fresh: Fresh[] = [];
  const changed: Changed[] = [];
  const known = new Set(
    kept.filter(({ state }) => state !== 'cleared').map(({ name, facts }) => said(name, facts)),
  );
  const own = new Map(kept.map((one) => [keyOf(one), one]));
  for (const { period, check: name, facts } of found) {
    if (known.has(said(name, facts))) continue;
    known.add(said(name, facts));
    const now = own.get(keyOf({ period, name }));
    const text = JSON.stringify(facts);
    if (now) changed.push({ id: now.id, facts: text });
    else fresh.push({ id: uuid(), project_id: id, period, name, facts: text });
  }
  const stands = new Set(found.map(({ period, check }) => keyOf({ period, name: check })));
  const cleared = kept
    .filter((one) => one.state === 'open' && judged.includes(one.period) && !stands.has(keyOf(one)))
    .map((one) => one.id);
  return { fresh, changed, cleared };
}
