import { ACTIONS, ROLES, type Action, type Role } from '@duban/domain';
import { z } from 'zod';
import { DayText, Done, Id, InstantText, OrgRef, Version } from './common';
import { endpoint } from './endpoint';

export const RoleName = z.enum(ROLES as unknown as [Role, ...Role[]]);
export const ActionName = z.enum(ACTIONS as [Action, ...Action[]]);
export const OrgKind = z.enum(['county', 'department', 'township', 'zone', 'enterprise']);

export const Today = z.object({
  now: InstantText,
  day: DayText,
  weekday: z.int().min(1).max(7),
  working: z.boolean(),
  kind: z.enum(['workday', 'weekend', 'holiday', 'makeup']),
  name: z.string().nullable(),
});

export const Session = z.object({
  account: z.object({
    id: Id,
    username: z.string(),
    name: z.string(),
    title: z.string(),
    roles: z.array(RoleName),
    org: OrgRef.extend({ kind: OrgKind }),
  }),
  csrf: z.string(),
  can: z.array(ActionName),
  mustChangePassword: z.boolean(),
  demo: z.boolean(),
  today: Today,
  idleMinutes: z.int(),
});
export type Session = z.infer<typeof Session>;

export const PublicStatus = z.object({
  demo: z.boolean(),
  operator: z.string(),
  accounts: z.array(
    z.object({ username: z.string(), password: z.string(), name: z.string(), role: RoleName }),
  ),
  needsSetup: z.boolean(),
});

export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,31}$/);
export const NewPassword = z.string().min(1).max(200);

export const getPublicStatus = endpoint({
  name: 'getPublicStatus',
  summary: 'What the sign-in page may know before anybody has signed in',
  method: 'GET',
  path: '/public-status',
  needs: 'public',
  returns: PublicStatus,
});
export const openSession = endpoint({
  name: 'openSession',
  summary: 'Sign in',
  method: 'POST',
  path: '/session',
  needs: 'public',
  body: z.object({
    username: z.string().trim().toLowerCase().min(1).max(64),
    password: z.string().min(1).max(200),
  }),
  returns: Session,
});
export const getSession = endpoint({
  name: 'getSession',
  summary: 'Who is signed in, what they may do, and what day it is',
  method: 'GET',
  path: '/session',
  needs: 'session',
  returns: Session,
});
export const closeSession = endpoint({
  name: 'closeSession',
  summary: 'Sign out',
  method: 'DELETE',
  path: '/session',
  needs: 'session',
  returns: Done,
});
export const closeAllSessions = endpoint({
  name: 'closeAllSessions',
  summary: 'Sign out everywhere',
  method: 'DELETE',
  path: '/sessions',
  needs: 'session',
  returns: Done,
});
export const changePassword = endpoint({
  name: 'changePassword',
  summary: 'Change the own password; all other sessions end',
  method: 'POST',
  path: '/session/password',
  needs: 'session',
  body: z.object({ current: z.string().min(1).max(200), next: NewPassword }),
  returns: Done,
});
export const setUp = endpoint({
  name: 'setUp',
  summary: 'Make the first administrator through the one-time link',
  method: 'POST',
  path: '/setup',
  needs: 'public',
  body: z.object({
    token: z.string().min(20).max(100),
    username: Username,
    name: z.string().trim().min(1).max(40),
    password: NewPassword,
    county: z.string().trim().min(2).max(60),
  }),
  returns: Done,
});

export const Org = OrgRef.extend({
  kind: OrgKind,
  parentId: Id.nullable(),
  regionCode: z.string().nullable(),
  creditCode: z.string().nullable(),
  /** 单位负责人 and 分管领导: the places of this unit on a ladder. */
  headId: Id.nullable(),
  supervisorId: Id.nullable(),
  active: z.boolean(),
  version: Version,
});
export type Org = z.infer<typeof Org>;
const OrgFields = z.object({
  name: z.string().trim().min(2).max(80),
  shortName: z.string().trim().min(1).max(20),
  kind: OrgKind,
  parentId: Id.nullable(),
  regionCode: z
    .string()
    .regex(/^\d{9,12}$/)
    .nullable()
    .default(null),
  creditCode: z.string().length(18).nullable().default(null),
  /** A new unit has no accounts yet: its head is named later. */
  supervisorId: Id.nullable().default(null),
});
export const listOrgs = endpoint({
  name: 'listOrgs',
  summary: 'The organisations the viewer may name: all for county roles, the own branch otherwise',
  method: 'GET',
  path: '/orgs',
  needs: 'org:read',
  query: z.object({ kind: OrgKind.optional() }),
  returns: z.object({ items: z.array(Org), can: z.array(ActionName) }),
});
export const createOrg = endpoint({
  name: 'createOrg',
  summary: 'Add an organisation to the tree',
  method: 'POST',
  path: '/orgs',
  needs: 'org:manage',
  body: OrgFields,
  returns: Org,
});
export const changeOrg = endpoint({
  name: 'changeOrg',
  summary: 'Rename an organisation, name its head and its supervising leader, or put it out of use',
  method: 'PATCH',
  path: '/orgs/:orgId',
  needs: 'org:manage',
  params: z.object({ orgId: Id }),
  body: z.object({
    name: z.string().trim().min(2).max(80).optional(),
    shortName: z.string().trim().min(1).max(20).optional(),
    headId: Id.nullable().optional(),
    supervisorId: Id.nullable().optional(),
    active: z.boolean().optional(),
    version: Version,
  }),
  returns: Org,
});

export const Account = z.object({
  id: Id,
  username: z.string(),
  name: z.string(),
  title: z.string(),
  roles: z.array(RoleName),
  org: OrgRef,
  disabled: z.boolean(),
  lockedUntil: InstantText.nullable(),
  lastSeenAt: InstantText.nullable(),
  mustChangePassword: z.boolean(),
  version: Version,
});
export type Account = z.infer<typeof Account>;
export const listAccounts = endpoint({
  name: 'listAccounts',
  summary: 'All accounts',
  method: 'GET',
  path: '/accounts',
  needs: 'account:manage',
  query: z.object({ q: z.string().trim().max(60).optional() }),
  returns: z.object({ items: z.array(Account), can: z.array(ActionName) }),
});
export const createAccount = endpoint({
  name: 'createAccount',
  summary: 'Make an account; the one-time password is told once and must be changed at the first sign-in',
  method: 'POST',
  path: '/accounts',
  needs: 'account:manage',
  body: z.object({
    username: Username,
    name: z.string().trim().min(1).max(40),
    title: z.string().trim().max(60).default(''),
    orgId: Id,
    roles: z.array(RoleName).min(1),
  }),
  returns: z.object({ account: Account, oneTimePassword: z.string() }),
});
export const changeAccount = endpoint({
  name: 'changeAccount',
  summary: 'Change, disable or unlock an account, or give it a new one-time password; its sessions end',
  method: 'PATCH',
  path: '/accounts/:accountId',
  needs: 'account:manage',
  params: z.object({ accountId: Id }),
  body: z.object({
    name: z.string().trim().min(1).max(40).optional(),
    title: z.string().trim().max(60).optional(),
    roles: z.array(RoleName).min(1).optional(),
    disabled: z.boolean().optional(),
    unlock: z.literal(true).optional(),
    resetPassword: z.literal(true).optional(),
    version: Version,
  }),
  returns: z.object({ account: Account, oneTimePassword: z.string().nullable() }),
});
