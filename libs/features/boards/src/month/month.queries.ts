import type { MonthChanges, TurnedLight } from '@duban/contracts';
import type { Day, Period } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import { mine, served, UNIT, type Orgs } from '../board.queries';

/** So many are named; the figure counts them all. */
export const MOST = 100;

/** Whose rows, and the month as days and instants (`to` is the first of the next month). */
export type Month = { orgs: Orgs; period: Period; first: Day; last: Day; from: Date; to: Date };
type Listed<K extends keyof MonthChanges> = MonthChanges[K] extends { items: (infer T)[] } ? T : never;

const dayIn = (column: string) => `to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day`;

/** A list that counts all and names the first: its statement counts in `total`. */
async function listed<T>(
  em: EntityManager,
  sql: string,
  params: unknown[],
): Promise<{ count: number; items: T[] }> {
  const rows = await rowsOf<T & { total: number }>(em, `${sql} limit ${MOST}`, params);
  return { count: rows[0]?.total ?? 0, items: rows.map(({ total: _, ...item }) => item as unknown as T) };
}

/** What entered the register, the largest first. */
export const findEntered = (em: EntityManager, { orgs, from, to }: Month) =>
  listed<Listed<'entered'>>(
    em,
    `select p.id as "projectId", p.name, ${UNIT}, p.total_fen::text as "totalFen", ${dayIn('p.created_at')},
       count(*) over ()::int as total
     from projects p join orgs o on o.id = p.unit_id
     where p.created_at >= $2 and p.created_at < $3 and ${mine('p')}
     order by p.total_fen desc, p.id`,
    [orgs, from, to],
  );

/** What left it in the month and has not come back. */
export const findLeftIn = (em: EntityManager, { orgs, first, last }: Month) =>
  listed<Listed<'left'>>(
    em,
    `select d.project_id as "projectId", d.name, ${UNIT}, d.what, d.reason, d.day, count(*) over ()::int as total
     from departed_projects d join orgs o on o.id = d.unit_id
     where d.day between $2 and $3 and ${mine('d')}
     order by d.at desc, d.project_id`,
    [orgs, first, last],
  );

/** What came onto the direct line and was in the register before: it grew, or got its stage. */
export const findOntoLine = (em: EntityManager, { orgs, from, to }: Month) =>
  listed<Listed<'ontoLine'>>(
    em,
    `select p.id as "projectId", p.name, ${UNIT}, p.total_fen::text as "totalFen", ${dayIn('s.since')}, count(*) over ()::int as total
     from line_spells s join projects p on p.id = s.project_id join orgs o on o.id = p.unit_id
     where s.since >= $2 and s.since < $3 and s.since > p.created_at and ${mine('p')}
     order by s.since desc, p.id`,
    [orgs, from, to],
  );

/** What went off it and has not come back; what left the register is told as that. */
export const findOffLine = (em: EntityManager, { orgs, from, to, first, last }: Month) =>
  listed<Listed<'offLine'>>(
    em,
    `select p.id as "projectId", p.name, ${UNIT}, p.stage, ${dayIn('s.until')}, count(*) over ()::int as total
     from line_spells s join projects p on p.id = s.project_id join orgs o on o.id = p.unit_id
     where s.until >= $2 and s.until < $3 and ${mine('p')}
       and not exists (select 1 from line_spells again where again.project_id = p.id and again.since >= s.until)
       and not exists (select 1 from departed_projects d where d.project_id = p.id and d.day between $4 and $5)
     order by s.until desc, p.id`,
    [orgs, from, to, first, last],
  );

export type TurnedRow = Omit<TurnedLight, 'turn'>;
/**
 * Lights of the month that differ from the one before it: the overall light, or that of the money where no overall one
 * was kept then, so that like is compared with like. A project that had no light before has not turned.
 */
export const findTurned = (em: EntityManager, { orgs, period }: Month, before: Period) =>
  rowsOf<TurnedRow>(
    em,
    `with lit as (
       select distinct subject_id from lights where period = $2 and kind in ('overall', 'investment')
     )
     select p.id as "projectId", p.name, ${UNIT}, was.color as "from", now.color as "to", now.as_of::text as day
     from lit
     join projects p on p.id = lit.subject_id
     join orgs o on o.id = p.unit_id
     cross join lateral (
       select l.kind, l.color from lights l
       where l.subject_id = p.id and l.kind in ('overall', 'investment') and l.period <= $3
       order by l.kind desc, l.period desc, l.id desc limit 1
     ) was
     cross join lateral (
       select l.color, l.as_of from lights l
       where l.subject_id = p.id and l.kind = was.kind and l.period <= $2
       order by l.period desc, l.id desc limit 1
     ) now
     where was.color <> now.color and ${mine('p')}
     order by array_position(array['red', 'yellow', 'stale', 'waived', 'none', 'green'], now.color),
       o.short_name collate "zh-x-icu", p.name collate "zh-x-icu", p.id`,
    [orgs, period, before],
  );

/** Plans of a year that were changed, the largest change first. */
export async function findReplanned(
  em: EntityManager,
  { orgs, from, to }: Month,
): Promise<MonthChanges['replans']> {
  const made = `from project_plans v
    join project_plans was on was.project_id = v.project_id and was.year = v.year and was.version = v.version - 1
    join projects p on p.id = v.project_id join orgs o on o.id = p.unit_id
    where v.version > 1 and v.created_at >= $2 and v.created_at < $3 and ${mine('p')}`;
  const [sums] = await rowsOf<{ raised: number; lowered: number }>(
    em,
    `select count(*) filter (where v.amount_fen > was.amount_fen)::int as raised,
       count(*) filter (where v.amount_fen < was.amount_fen)::int as lowered ${made}`,
    [orgs, from, to],
  );
  const list = await listed<Listed<'replans'>>(
    em,
    `select p.id as "projectId", p.name, ${UNIT}, v.year, was.amount_fen::text as "fromFen", v.amount_fen::text as "toFen",
       v.reason, ${dayIn('v.created_at')}, count(*) over ()::int as total
     ${made} order by abs(v.amount_fen - was.amount_fen) desc, p.id, v.year, v.version`,
    [orgs, from, to],
  );
  return { ...list, raised: sums?.raised ?? 0, lowered: sums?.lowered ?? 0 };
}

/** Months that were corrected after their publication, the newest first. */
export const findCorrected = (em: EntityManager, { orgs, from, to }: Month) =>
  listed<Listed<'corrections'>>(
    em,
    `select p.id as "projectId", p.name, ${UNIT}, r.period, r.published ->> 'monthFen' as "publishedFen",
       v.content ->> 'monthFen' as "monthFen", v.reason, ${dayIn('v.submitted_at')}, count(*) over ()::int as total
     from report_versions v join reports r on r.id = v.report_id
     join projects p on p.id = r.project_id join orgs o on o.id = p.unit_id
     where v.reason is not null and v.submitted_at >= $2 and v.submitted_at < $3 and ${mine('p')}
     order by v.submitted_at desc, r.id`,
    [orgs, from, to],
  );

const NUMBER = `'〔' || n.number_year || '〕' || n.number_seq || '号'`;
const notices = (em: EntityManager, { orgs, from, to }: Month, at: string, where: string, more = '') =>
  listed<Listed<'issued'>>(
    em,
    `select n.id, ${NUMBER} as number, n.title, ${UNIT}, ${dayIn(at)}, count(*) over ()::int as total
     from notices n join orgs o on o.id = n.unit_id ${more}
     where ${at} >= $2 and ${at} < $3 and ${where} and ${served('n')} order by ${at} desc, n.id`,
    [orgs, from, to],
  );
export const findIssued = (em: EntityManager, month: Month) =>
  notices(em, month, 'n.issued_at', 'n.issued_at is not null');
export const findClosed = (em: EntityManager, month: Month) =>
  notices(em, month, 'n.closed_at', `n.state in ('closed', 'archived')`);
/** Whose ladder came to the county leaders. */
export const findEscalated = (em: EntityManager, month: Month) =>
  notices(
    em,
    month,
    'f.fired_at',
    'not f.skipped',
    `join rung_fires f on f.notice_id = n.id and f.key = 'leader'`,
  );

const CARD_NUMBER = `case c.color when 'red' then '红牌' else '黄牌' end || '〔' || c.number_year || '〕' || c.number_seq || '号'`;
const cards = (em: EntityManager, { orgs, from, to }: Month, at: string) =>
  listed<Listed<'cardsIssued'>>(
    em,
    `select c.id, ${CARD_NUMBER} as number, n.title, ${UNIT}, ${dayIn(at)}, c.color, c.state, count(*) over ()::int as total
     from cards c join notices n on n.id = c.notice_id join orgs o on o.id = c.unit_id
     where ${at} >= $2 and ${at} < $3 and ${served('c')} order by ${at} desc, c.id`,
    [orgs, from, to],
  );
export const findCardsIssued = (em: EntityManager, month: Month) => cards(em, month, 'c.issued_at');
/** Lifted, or revoked on appeal. */
export const findCardsOver = (em: EntityManager, month: Month) =>
  cards(em, month, `case c.state when 'lifted' then c.lifted_at when 'revoked' then c.decided_at end`);
