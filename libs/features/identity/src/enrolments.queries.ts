import type { Enrolment } from '@duban/contracts';
import type { EnrolmentState } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';

type Source = DataSource | EntityManager;

export type EnrolmentRow = {
  id: string;
  state: EnrolmentState;
  name: string;
  credit_code: string;
  contact_name: string;
  phone: string;
  username: string;
  filed_at: Date;
  decided_by_name: string | null;
  decided_at: Date | null;
  reason: string;
  version: number;
  org_id: string | null;
  org_name: string;
  org_short_name: string;
  org_accounts: number;
};

const ENROLMENTS = `
  select e.id, e.state, e.name, e.credit_code, e.contact_name, e.phone, e.username, e.filed_at, e.decided_by_name,
         e.decided_at, e.reason, e.version, o.id as org_id, o.name as org_name, o.short_name as org_short_name,
         (select count(*)::int from accounts a where a.org_id = o.id and not a.disabled) as org_accounts
  from enrolments e left join orgs o on o.credit_code = e.credit_code`;

export async function getEnrolment(source: Source, id: string): Promise<EnrolmentRow> {
  const [row] = await rowsOf<EnrolmentRow>(source, `${ENROLMENTS} where e.id = $1`, [id]);
  if (!row) throw new Error('an enrolment that was just there is gone');
  return row;
}

/** Those that wait by their age, those decided by when it was: each the first to be looked at. */
export async function findEnrolments(
  source: Source,
  state: EnrolmentState,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<{ rows: EnrolmentRow[]; total: number }> {
  const [at, way, beyond] = state === 'waiting' ? ['e.filed_at', 'asc', '>'] : ['e.decided_at', 'desc', '<'];
  const [after, afterId] = page.after ?? [null, null];
  const rows = await rowsOf<EnrolmentRow>(
    source,
    `${ENROLMENTS}
     where e.state = $1 and ($2::timestamptz is null or (${at}, e.id) ${beyond} ($2::timestamptz, $3::uuid))
     order by ${at} ${way}, e.id ${way} limit $4`,
    [state, after, afterId, page.limit],
  );
  const [count] = await rowsOf<{ n: number }>(
    source,
    'select count(*)::int as n from enrolments where state = $1',
    [state],
  );
  return { rows, total: count?.n ?? 0 };
}

export type NotAdmitted = {
  id: string;
  state: EnrolmentState;
  password_hash: string | null;
  filed_at: Date;
  decided_at: Date | null;
  reason: string;
};

/** What became of the last wish for this user name; whoever has an account is not asked after here. */
export async function findNotAdmitted(source: Source, username: string): Promise<NotAdmitted | null> {
  const [row] = await rowsOf<NotAdmitted>(
    source,
    `select id, state, password_hash, filed_at, decided_at, reason from enrolments
     where username = $1 order by password_set_at desc, id desc limit 1`,
    [username],
  );
  return row ?? null;
}

export const presentEnrolment = (row: EnrolmentRow): Enrolment => ({
  id: row.id,
  state: row.state,
  name: row.name,
  creditCode: row.credit_code,
  contactName: row.contact_name,
  phone: row.phone,
  username: row.username,
  filedAt: row.filed_at.toISOString(),
  org:
    row.org_id === null
      ? null
      : {
          id: row.org_id,
          name: row.org_name,
          shortName: row.org_short_name,
          accounts: row.org_accounts,
        },
  decidedBy: row.decided_by_name,
  decidedAt: row.decided_at?.toISOString() ?? null,
  reason: row.reason,
  version: row.version,
});
