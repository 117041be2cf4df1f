import type { Call, Delivery, listDeliveries } from '@duban/contracts';
import { cursorOf, keyOf, likeText, rowsOf } from '@duban/platform';
import type { DataSource } from 'typeorm';
import { DELIVER } from './gathering';

export type DeliveryRow = Omit<Delivery, 'createdAt' | 'sentAt' | 'nextAt'> & {
  created_at: Date;
  sent_at: Date | null;
  next_at: Date | null;
};
type Told = { person: string; unit: string; told: number; sent: number };

/** Whether and when an enterprise is told something says that it complained: its letters are nobody's to look through. */
const NOT_ENTERPRISES = `not 'enterprise' = any(a.roles)`;

/**
 * A delivery that waits has a task: pending until the next try, failed when it was set aside. Without one an
 * administrator has given it up.
 */
const DELIVERIES = `
  select d.id, d.channel, d.address, d.lines, d.attempts, d.error, d.created_at, d.sent_at, t.next_at,
    a.name as person, o.short_name as unit,
    case when d.state <> 'waiting' then d.state when t.next_at is not null then 'waiting'
      when f.id is not null then 'set-aside' else 'discarded' end as state
  from deliveries d join accounts a on a.id = d.account_id and ${NOT_ENTERPRISES} join orgs o on o.id = a.org_id
  left join lateral (select due_at as next_at from tasks
    where d.state = 'waiting' and kind = '${DELIVER}' and subject = d.id::text and state = 'pending') t on true
  left join lateral (select id from tasks
    where d.state = 'waiting' and kind = '${DELIVER}' and subject = d.id::text and state = 'failed' limit 1) f on true`;
const WANTED = `($1::text is null or state = $1) and ($2::text is null or person ilike $2 or unit ilike $2)`;

/** A page of what left the house, or tries to, the newest first. */
export async function findDeliveries(
  source: DataSource,
  { state, q, cursor, limit }: Call<typeof listDeliveries>['query'],
): Promise<{ rows: DeliveryRow[]; next: string | null; total: number }> {
  const wanted = [state ?? null, q ? likeText(q) : null];
  const before = cursor === undefined ? [null, null] : keyOf(cursor, 2);
  const rows = await rowsOf<DeliveryRow>(
    source,
    `select * from (${DELIVERIES}) d
     where ${WANTED} and ($3::timestamptz is null or (created_at, id) < ($3::timestamptz, $4::uuid))
     order by created_at desc, id desc limit $5`,
    [...wanted, ...before, limit + 1],
  );
  const [count] = await rowsOf<{ n: number }>(
    source,
    `select count(*)::int as n from (${DELIVERIES}) d where ${WANTED}`,
    wanted,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    rows: page,
    next: last ? cursorOf([last.created_at.toISOString(), last.id]) : null,
    total: count?.n ?? 0,
  };
}

/** How much each person was told since then, in the house and outside; who was told most comes first. */
export function countTold(source: DataSource, since: Date): Promise<Told[]> {
  return rowsOf<Told>(
    source,
    `select a.name as person, o.short_name as unit, coalesce(i.n, 0) as told, coalesce(d.n, 0) as sent
     from (select account_id, count(*)::int as n from inbox where at >= $1 group by account_id) i
     full join (select account_id, count(*)::int as n from deliveries where sent_at >= $1 group by account_id) d
       using (account_id)
     join accounts a on a.id = account_id and ${NOT_ENTERPRISES} join orgs o on o.id = a.org_id
     order by told desc, person, unit limit 500`,
    [since],
  );
}
