import type { ReadRow, RowFault } from '@duban/platform';
import type { Fields } from '../project-values';
import type { Project } from '../project.entity';
import type { Lookups } from './lookups';
import { FUNDING_KEYS } from './project-fields';

type Changes = Partial<Fields>;
type Values = ReadRow['values'];
export type RowFields = { changes: Changes; faults: RowFault[] };

/** Texts that are never null: emptied they are ''. */
const TEXTS = [
  'legalName',
  'nature',
  'leaderName',
  'officerName',
  'address',
  'description',
  'scale',
] as const;
const AS_READ = [
  'code',
  'name',
  'creditCode',
  'sector',
  'industry',
  'category',
  'stage',
  'yearClass',
  'totalFen',
  'governmentFunded',
  'estimateFen',
  'budgetFen',
  'counting',
  'plannedStart',
  'plannedFinish',
  'plannedOperation',
  'actualStart',
  'actualFinish',
  'actualOperation',
  'registeredOn',
] as const;
/** What stands for them when a cell empties them. */
const EMPTIED: Record<string, unknown> = { governmentFunded: false, counting: 'physical' };

/** The fields a row tells, with names as what they mean. What it does not tell is not there, and is left alone. */
export function fieldsOfRow(values: Values, known: Lookups, project: Project | null): RowFields {
  const changes: Record<string, unknown> = {};
  const faults: RowFault[] = [];
  for (const key of AS_READ) if (key in values) changes[key] = values[key] ?? EMPTIED[key] ?? null;
  for (const key of TEXTS) if (key in values) changes[key] = values[key] ?? '';
  if ('labels' in values) changes.labels = values.labels ?? [];
  for (const key of ['unitId', 'ownerId', 'regulatorId'] as const) {
    if (!(key in values)) continue;
    const name = values[key];
    if (name === null) {
      changes[key] = null;
      continue;
    }
    const found = known.org(String(name), { isUnit: key !== 'ownerId' });
    if ('fault' in found) faults.push({ field: key, ...found.fault });
    else changes[key] = found.id;
  }
  if (typeof values.township === 'string') {
    const place = known.place(values.township);
    if (place) changes.township = place.code;
    else faults.push({ field: 'township', code: 'unknown-place', facts: { found: values.township } });
  }
  setLeader(changes, known, project);
  const funding = fundingOf(values, project);
  if (funding) changes.funding = funding;
  return { changes, faults };
}

/** The same name is the same leader, whether with an account or without. */
function setLeader(changes: Record<string, unknown>, known: Lookups, project: Project | null): void {
  const name = changes.leaderName;
  if (typeof name !== 'string') return;
  if (project && project.leader_name === name) delete changes.leaderName;
  else changes.leaderId = known.leader(name);
}

/** The sources a row tells, beside those it does not. */
function fundingOf(values: Values, project: Project | null): Fields['funding'] | null {
  const told = FUNDING_KEYS.filter((key) => key in values);
  if (told.length === 0) return null;
  const sources = new Map<string, string>((project?.funding ?? []).map(({ kind, fen }) => [kind, fen]));
  for (const key of told) {
    const fen = values[key];
    const kind = key.slice('funding:'.length);
    if (typeof fen === 'string' && fen !== '0') sources.set(kind, fen);
    else sources.delete(kind);
  }
  return [...sources].map(([kind, fen]) => ({ kind, fen })) as Fields['funding'];
}
