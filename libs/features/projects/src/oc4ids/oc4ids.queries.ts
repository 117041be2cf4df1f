import type { Day } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { DisclosedFigure, DisclosedMilestone, DisclosedPlan, Parts } from './to-oc4ids';

type Db = DataSource | EntityManager;
type Of<T> = T & { project_id: string };

/** Plans in force, filed months and what has not been dropped of the milestones, for some hundreds of projects. */
export async function findParts(db: Db, ids: string[]): Promise<(id: string) => Parts> {
  const plans = await rowsOf<Of<DisclosedPlan>>(
    db,
    `select project_id, year, amount_fen, approved_on from project_plans
     where project_id = any($1::uuid[]) and current order by project_id, year`,
    [ids],
  );
  const figures = await rowsOf<Of<DisclosedFigure>>(
    db,
    `select project_id, period, total_fen, physical_bp from reports
     where project_id = any($1::uuid[]) and state = 'submitted' order by project_id, period`,
    [ids],
  );
  const milestones = await rowsOf<Of<DisclosedMilestone>>(
    db,
    `select project_id, id, name, planned_day, actual_day from milestones
     where project_id = any($1::uuid[]) and dropped_day is null order by project_id, planned_day, id`,
    [ids],
  );
  const [plansOf, figuresOf, milestonesOf] = [byProject(plans), byProject(figures), byProject(milestones)];
  return (id) => ({
    plans: plansOf.get(id) ?? [],
    figures: figuresOf.get(id) ?? [],
    milestones: milestonesOf.get(id) ?? [],
  });
}

function byProject<T>(rows: Of<T>[]): Map<string, Of<T>[]> {
  const found = new Map<string, Of<T>[]>();
  for (const row of rows) found.set(row.project_id, [...(found.get(row.project_id) ?? []), row]);
  return found;
}

export type KnownProject = {
  id: string;
  code: string | null;
  version: number;
  stage: string;
  nature: string;
};

/** A project by its code or by our own id, as a package names it. The first of `codes` that is known. */
export async function findByCodes(db: Db, codes: string[]): Promise<KnownProject | null> {
  const [row] = await rowsOf<KnownProject>(
    db,
    `select id, code, version, stage, nature from projects where code = any($1) or id::text = any($1)
     order by array_position($1::text[], coalesce(code, id::text)) limit 1`,
    [codes],
  );
  return row ?? null;
}

/** The organisation a package means: by our own id, or by its name; of several with one name the first. */
export async function findAuthority(db: Db, id: string | null, name: string | null): Promise<string | null> {
  const [row] = await rowsOf<{ id: string }>(
    db,
    `select id from orgs where active and kind <> 'enterprise' and (id::text = $1 or name = $2 or short_name = $2)
     order by id::text = $1 desc nulls last, name = $2 desc, created_at, id limit 1`,
    [id, name],
  );
  return row?.id ?? null;
}

/** The code of a township or zone, by itself or by its name. */
export async function findPlace(db: Db, code: string | null, name: string | null): Promise<string | null> {
  const [row] = await rowsOf<{ code: string }>(
    db,
    `select region_code as code from orgs where kind in ('township', 'zone') and region_code is not null
       and (region_code = $1 or name = $2 or short_name = $2)
     order by region_code = $1 desc nulls last, created_at, id limit 1`,
    [code, name],
  );
  return row?.code ?? null;
}

export type PlanNow = { year: number; amount_fen: string; approved_on: Day | null };
export function findPlansNow(db: Db, id: string): Promise<PlanNow[]> {
  return rowsOf<PlanNow>(
    db,
    'select year, amount_fen, approved_on from project_plans where project_id = $1 and current',
    [id],
  );
}
