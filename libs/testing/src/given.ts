import { randomUUID } from 'node:crypto';
import type { Role } from '@duban/domain';
import type { DataSource } from 'typeorm';

type OrgKind = 'county' | 'department' | 'township' | 'zone' | 'enterprise';
export type GivenOrg = { id: string; name: string };

let serial = 0;
const next = () => ++serial;

/** Rows a test starts from, written straight into the tables: the shortest true thing, with defaults for the rest. */
export function given(source: DataSource, now: () => Date) {
  const org = async (
    over: { kind?: OrgKind; name?: string; parent?: GivenOrg; regionCode?: string } = {},
  ): Promise<GivenOrg> => {
    const id = randomUUID();
    const name = over.name ?? `单位${next()}`;
    await source.query(
      `insert into orgs (id, name, short_name, kind, parent_id, path, region_code, created_at)
       select $1, $2, $2, $3, $4, coalesce((select path from orgs where id = $4), '{}') || $1::uuid, $5, $6`,
      [id, name, over.kind ?? 'township', over.parent?.id ?? null, over.regionCode ?? null, now()],
    );
    return { id, name };
  };

  const account = async (over: {
    role: Role;
    org: GivenOrg;
    name?: string;
    username?: string;
    /** Without one nobody can sign in by password; `as` needs none. */
    passwordHash?: string;
  }): Promise<string> => {
    const id = randomUUID();
    const username = over.username ?? `user${next()}`;
    await source.query(
      `insert into accounts (id, username, name, org_id, roles, password_hash, password_changed_at, created_at)
       values ($1, $2, $3, $4, $5, $7, $6, $6)`,
      [id, username, over.name ?? username, over.org.id, [over.role], now(), over.passwordHash ?? 'none'],
    );
    return id;
  };

  const project = async (over: {
    unit: GivenOrg;
    owner?: GivenOrg | null;
    name?: string;
    totalFen?: bigint;
    stage?: string;
    plan?: { year: number; amountFen: bigint; months?: bigint[] };
    actualStart?: string | null;
    /** When it came into the register. */
    since?: string;
  }): Promise<{ id: string; name: string }> => {
    const id = randomUUID();
    const name = over.name ?? `项目${next()}`;
    await source.query(
      `insert into projects (id, name, unit_id, owner_id, township, township_name, sector, category, nature, stage,
         year_class, total_fen, actual_start, source, search, created_at, updated_at)
       values ($1, $2, $3, $4, '340122101', '撮镇镇', 'manufacturing', 'industry', '新建', $5, 'continued', $6, $7, 'test', $2, $8, $8)`,
      [
        id,
        name,
        over.unit.id,
        over.owner?.id ?? null,
        over.stage ?? 'building',
        (over.totalFen ?? 2_000_000_000_0n).toString(),
        over.actualStart === undefined ? '2025-01-10' : over.actualStart,
        over.since ? new Date(over.since) : now(),
      ],
    );
    if (over.plan)
      await source.query(
        `insert into project_plans (project_id, year, version, amount_fen, months, basis, reason, approved_by, current, created_at)
         values ($1, $2, 1, $3, $4, 'declared', '年初计划', '测试', true, $5)`,
        [id, over.plan.year, over.plan.amountFen.toString(), over.plan.months?.map(String) ?? null, now()],
      );
    return { id, name };
  };

  /** A proposed notice on a project, as a light would leave it: a monitor may issue it. */
  const proposedNotice = async (over: {
    unit: GivenOrg;
    project: { id: string; name: string };
    title?: string;
    source?: string;
  }): Promise<string> => {
    const id = randomUUID();
    await source.query(
      `insert into notices (id, title, state, severity, source, subject_type, subject_id, subject_name, unit_id, reason_code, proposed_at)
       values ($1, $2, 'proposed', 'normal', $7, 'project', $3, $4, $5, $8, $6)`,
      [
        id,
        over.title ?? '督促加快建设进度',
        over.project.id,
        over.project.name,
        over.unit.id,
        now(),
        over.source ?? 'light',
        // one matter one notice: each of these is a matter of its own
        `matter-${next()}`,
      ],
    );
    return id;
  };

  return { org, account, project, proposedNotice };
}
export type Given = ReturnType<typeof given>;
