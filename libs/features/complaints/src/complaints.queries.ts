import type { Call, listComplaints } from '@duban/contracts';
import { COMPLAINT_STAGES, isComplaintOver, may, type ComplaintStage, type Instant } from '@duban/domain';
import { hasRole, likeText, rankOf, rowsOf, type Actor } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { sightOf } from './complaint-rights';
import { enterpriseOf, ownedBy } from './complaint-senders';
import type { Complaint } from './complaint.entity';

export type ComplaintRow = Complaint & { project_name: string | null; asked: boolean };
type Query = Call<typeof listComplaints>['query'];
export type ComplaintFilter = Omit<Query, 'cursor' | 'limit'>;
type View = Query['view'];
/** `soonAt`: the end of the next working day. */
export type Moments = { now: Instant; soonAt: Instant };
type Bind = (value: unknown) => string;

const inStage = (...stages: ComplaintStage[]) =>
  `c.stage in (${stages.map((stage) => `'${stage}'`).join(', ')})`;
const OPEN = inStage(...COMPLAINT_STAGES.filter((stage) => !isComplaintOver(stage)));

/** What waits for a decision this viewer may take: of others, not his own. */
function askedOf(actor: Actor, bind: Bind): string {
  const waits = (table: string) => `exists (select 1 from ${table} q where q.complaint_id = c.id
    and q.decided_at is null and q.asked_by is distinct from ${bind(actor.accountId)}::uuid)`;
  const parts = [
    may(actor, 'complaint:extend', []) ? waits('complaint_extensions') : '',
    may(actor, 'complaint:decide-unsealing', []) ? waits('complaint_unsealings') : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? `(${parts.join(' or ')})` : 'false';
}

/** What this viewer must do now, by the places he holds. */
function owedBy(actor: Actor, bind: Bind): string {
  const orgs = () => `${bind(actor.orgIds)}::uuid[]`;
  const enterprise = enterpriseOf(actor);
  const owed = [
    may(actor, 'complaint:assign', [])
      ? `${inStage('filed', 'accepted', 'withdrawn')} or c.stage = 'answered' and c.called_back_at is null
         or c.stage = 'reworking' and c.holder_id is null`
      : '',
    hasRole(actor, 'handler')
      ? `${inStage('assigned', 'acting')} and c.lead_id = any(${orgs()}) or c.stage = 'reworking' and c.holder_id = any(${orgs()})`
      : '',
    may(actor, 'complaint:decide', []) ? inStage('with-leader') : '',
    enterprise === null ? '' : `c.stage = 'answered' and ${ownedBy(bind(enterprise))}`,
    askedOf(actor, bind),
  ].filter((part) => part !== '' && part !== 'false');
  return owed.length > 0 ? `(${owed.map((part) => `(${part})`).join(' or ')})` : 'false';
}

function conditionOf(view: View, actor: Actor, { now }: Moments, bind: Bind): string {
  const conditions: Record<View, () => string> = {
    mine: () => owedBy(actor, bind),
    open: () => OPEN,
    overdue: () => `${OPEN} and c.due_at < ${bind(new Date(now))}::timestamptz`,
    filed: () => inStage('filed'),
    assigning: () => inStage('accepted'),
    handling: () => inStage('assigned', 'acting', 'reworking', 'with-leader'),
    'call-back': () => inStage('answered', 'withdrawn'),
    asked: () => askedOf(actor, bind),
    closed: () => `not (${OPEN})`,
    all: () => 'true',
  };
  return conditions[view]();
}

function clockCondition(clock: NonNullable<Query['clock']>, { now, soonAt }: Moments, bind: Bind): string {
  if (clock === 'running') return 'c.due_at is not null';
  if (clock === 'missed') return `c.due_at < ${bind(new Date(now))}::timestamptz`;
  return `c.due_at between ${bind(new Date(now))}::timestamptz and ${bind(new Date(soonAt))}::timestamptz`;
}

/** Sorted ascending by this number, then by id. */
const SORT_KEYS: Record<Query['sort'], string> = {
  due: `coalesce(extract(epoch from c.due_at), 9e9 - extract(epoch from c.filed_at) / 1e3)::float8`,
  newest: `-extract(epoch from c.filed_at)::float8`,
  oldest: `extract(epoch from c.filed_at)::float8`,
};

function listOf(actor: Actor, filter: ComplaintFilter, moments: Moments) {
  const params: unknown[] = [];
  const bind: Bind = (value) => `$${params.push(value)}`;
  const where = [sightOf(actor, bind), conditionOf(filter.view, actor, moments, bind)];
  const equal = { stage: filter.stage, category: filter.category, kind: filter.kind };
  for (const [column, value] of Object.entries(equal)) if (value) where.push(`c.${column} = ${bind(value)}`);
  if (filter.confidentiality) where.push(`c.confidentiality = ${bind(filter.confidentiality)}`);
  if (filter.clock) where.push(clockCondition(filter.clock, moments, bind));
  if (filter.unitId) {
    const unit = `${bind(filter.unitId)}::uuid`;
    where.push(
      filter.unitAs === 'complained-of'
        ? `c.complained_of @> array[${unit}]`
        : `(c.lead_id = ${unit} or c.holder_id = ${unit} or c.co_ids @> array[${unit}])`,
    );
  }
  if (filter.q) {
    const q = bind(likeText(filter.q));
    const number = `'诉求〔' || c.number_year || '〕' || c.number_seq || '号'`;
    where.push(`(c.title ilike ${q} or c.text ilike ${q} or ${number} ilike ${q})`);
  }
  const key = SORT_KEYS[filter.sort];
  const from = `from complaints c left join projects p on p.id = c.project_id where ${where.map((part) => `(${part})`).join(' and ')}`;
  return { from, key, params, bind };
}

const columnsFor = (actor: Actor, bind: Bind) =>
  `c.*, p.name as project_name, ${askedOf(actor, bind)} as asked`;

export async function findComplaints(
  source: DataSource,
  actor: Actor,
  { cursor, limit, ...filter }: Query,
  moments: Moments,
): Promise<{ rows: (ComplaintRow & { sort_key: number })[]; total: number }> {
  const { from, key, params, bind } = listOf(actor, filter, moments);
  const [count] = await rowsOf<{ total: number }>(
    source,
    `select count(*)::int as total ${from}`,
    params.slice(),
  );
  const after = cursor ? rankOf(cursor) : null;
  const paged = after ? `and (${key}, c.id) > (${bind(after[0])}::float8, ${bind(after[1])}::uuid)` : '';
  const rows = await rowsOf<ComplaintRow & { sort_key: number }>(
    source,
    `select ${columnsFor(actor, bind)}, ${key} as sort_key ${from} ${paged} order by ${key}, c.id limit ${bind(limit + 1)}`,
    params,
  );
  return { rows, total: count?.total ?? 0 };
}

/** The whole list in its order: a statement for a long read. */
export function complaintsStatement(actor: Actor, filter: ComplaintFilter, moments: Moments) {
  const { from, key, params, bind } = listOf(actor, filter, moments);
  return { sql: `select ${columnsFor(actor, bind)} ${from} order by ${key}, c.id`, params };
}

/** One complaint with what a line of it needs. */
export async function findRow(em: EntityManager, actor: Actor, id: string): Promise<ComplaintRow | null> {
  const params: unknown[] = [id];
  const bind: Bind = (value) => `$${params.push(value)}`;
  const [row] = await rowsOf<ComplaintRow>(
    em,
    `select ${columnsFor(actor, bind)} from complaints c left join projects p on p.id = c.project_id where c.id = $1`,
    params,
  );
  return row ?? null;
}

const COUNTED = {
  mine: 'mine',
  open: 'open',
  overdue: 'overdue',
  filed: 'filed',
  assigning: 'assigning',
  handling: 'handling',
  callBack: 'call-back',
  asked: 'asked',
} as const satisfies Record<string, View>;
export type Counts = Record<keyof typeof COUNTED, number>;

export async function countComplaints(source: DataSource, actor: Actor, moments: Moments): Promise<Counts> {
  const params: unknown[] = [];
  const bind: Bind = (value) => `$${params.push(value)}`;
  const sight = sightOf(actor, bind);
  const counts = Object.entries(COUNTED).map(
    ([name, view]) => `count(*) filter (where ${conditionOf(view, actor, moments, bind)})::int as "${name}"`,
  );
  const [row] = await rowsOf<Counts>(
    source,
    `select ${counts.join(', ')} from complaints c where ${sight}`,
    params,
  );
  if (!row) throw new Error('a count is always one row');
  return row;
}

/** How many complaints this viewer must do something about. */
export async function countOwed(source: DataSource, actor: Actor): Promise<number> {
  const params: unknown[] = [];
  const bind: Bind = (value) => `$${params.push(value)}`;
  const [row] = await rowsOf<{ n: number }>(
    source,
    `select count(*)::int as n from complaints c where ${sightOf(actor, bind)} and ${owedBy(actor, bind)}`,
    params,
  );
  return row?.n ?? 0;
}
