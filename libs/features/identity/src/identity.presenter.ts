import type { Account, Org, Session } from '@duban/contracts';
import { actionsOf, dayKind, dayOf, weekdayOf, type Calendar, type Instant } from '@duban/domain';
import { lockedUntil } from './failures';
import type { AccountRow } from './identity.queries';
import type { OrgEntity } from './org.entity';

/** What day it is in the county. */
export function presentToday(calendar: Calendar, now: Instant): Session['today'] {
  const day = dayOf(now);
  const { working, kind, name } = dayKind(calendar, day);
  return {
    now: new Date(now).toISOString(),
    day,
    weekday: weekdayOf(day),
    working,
    kind,
    name: name ?? null,
  };
}

export function presentOrg(org: OrgEntity): Org {
  const { id, name, shortName, kind, parentId, regionCode, creditCode } = org;
  const { headId, supervisorId, active, version } = org;
  return {
    id,
    name,
    shortName,
    kind,
    parentId,
    regionCode,
    creditCode,
    headId,
    supervisorId,
    active,
    version,
  };
}

const orgOf = (row: AccountRow) => ({ id: row.org_id, name: row.org_name, shortName: row.org_short_name });

export function presentAccount(row: AccountRow, wall: Instant): Account {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    title: row.title,
    roles: row.roles,
    org: orgOf(row),
    disabled: row.disabled,
    lockedUntil: lockedUntil({ lockedUntil: row.locked_until }, wall)?.toISOString() ?? null,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    mustChangePassword: row.must_change_password,
    version: row.version,
  };
}

/** While the password must be changed the roles grant nothing, and `can` says so. */
export function presentSession(
  row: AccountRow,
  rest: Pick<Session, 'csrf' | 'demo' | 'today' | 'idleMinutes'>,
): Session {
  const { id, username, name, title, roles } = row;
  return {
    account: { id, username, name, title, roles, org: { ...orgOf(row), kind: row.org_kind } },
    can: row.must_change_password ? [] : actionsOf(roles),
    mustChangePassword: row.must_change_password,
    ...rest,
  };
}
