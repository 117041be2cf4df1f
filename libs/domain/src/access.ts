/**
 * Who may do what, on which rows: one table, role × action × scope. The server authorises by it, answers carry what
 * it allows as `can`, and a test walks every endpoint against it.
 */
export const ROLES = [
  'monitor',
  'office-head',
  'leader',
  'handler',
  'reporter',
  'enterprise',
  'admin',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

/** all: every row of the county. org: rows of the viewer's own organisation and of those below it. */
export type Scope = 'all' | 'org';

type Grants = Partial<Record<Role, Scope>>;

const county: Grants = { monitor: 'all', 'office-head': 'all', leader: 'all', auditor: 'all' };
const office: Grants = { monitor: 'all', 'office-head': 'all' };
/** What a monitor may not decide alone. */
const head: Grants = { 'office-head': 'all' };
const projectParties: Grants = { handler: 'org', reporter: 'org', enterprise: 'org' };

/** The administrator and the auditor do no business (GB/T 22239: administration, audit and business are kept apart). */
export const RIGHTS = {
  'board:read': { ...county, handler: 'org' },
  'project:read': { ...county, ...projectParties },
  'project:edit': office,
  'milestone:read': { ...county, handler: 'org', reporter: 'org' },
  'milestone:edit': office,
  'milestone:finish': { ...office, handler: 'org', reporter: 'org' },
  'report:read': { ...county, ...projectParties },
  'report:file': { handler: 'org', reporter: 'org' },
  // who reviews never changes a figure
  'report:review': office,
  'report:reopen': office,
  'line:read': county,
  'line:chase': office,
  'notice:read': { ...county, handler: 'org', reporter: 'org' },
  'notice:propose': office,
  'notice:approve': head,
  'notice:issue': office,
  'notice:dismiss': office,
  'notice:sign': { handler: 'org' },
  'notice:reply': { handler: 'org' },
  'notice:review': office,
  'notice:extend': office,
  'notice:suspend': head,
  'notice:close': head,
  'notice:archive': office,
  'notice:withdraw': head,
  'card:read': { ...county, handler: 'org' },
  'card:propose': office,
  'card:issue': head,
  'card:dismiss': head,
  'card:serve': { ...office, handler: 'org' },
  'card:explain': { handler: 'org' },
  'card:appeal': { handler: 'org' },
  'card:decide': { ...head, leader: 'all' },
  'card:verify': office,
  // an enterprise's own; a unit those it leads, helps with, or has as the level above
  'complaint:read': { ...county, handler: 'org', enterprise: 'org' },
  'complaint:file': { enterprise: 'org' },
  'complaint:note': { ...office, leader: 'all', handler: 'org', enterprise: 'org' },
  'complaint:rate': { enterprise: 'org' },
  'complaint:register': office,
  'complaint:accept': office,
  'complaint:assign': office,
  // the office where no unit stands above the one that answered
  'complaint:act': { ...office, handler: 'org' },
  'complaint:extend': office,
  'complaint:escalate': office,
  'complaint:decide': { leader: 'all' },
  'complaint:call-back': office,
  'complaint:archive': office,
  'complaint:figures': { ...county, handler: 'org' },
  'complaint:ask-unsealing': { ...office, leader: 'all' },
  'complaint:decide-unsealing': { ...head, leader: 'all' },
  /** Which rows: as the matter a file belongs to may be read; before it belongs to one, its sender's alone. */
  'attachment:read': { ...county, ...projectParties },
  'attachment:add': { ...office, ...projectParties },
  // excused lights: asked for by a unit or written by the office, granted by another person
  'waiver:ask': { ...office, handler: 'org', reporter: 'org' },
  'waiver:decide': office,
  // hints about what was reported are the office's and the leaders' to weigh
  'finding:read': county,
  'finding:decide': office,
  // of each row as by hand: who may not edit a project may not import it
  'import:read': { ...county, handler: 'org', reporter: 'org' },
  'import:run': { ...office, handler: 'org', reporter: 'org' },
  'org:read': { ...county, ...projectParties, admin: 'all' },
  'org:manage': { admin: 'all' },
  'account:manage': { admin: 'all' },
  // who it is stands in papers the office compares; the account that comes of it is an enterprise's and no other
  'enrolment:decide': office,
  'calendar:manage': { admin: 'all' },
  'settings:read': { ...county, admin: 'all' },
  'settings:manage': { admin: 'all' },
  'engine:read': { ...county, admin: 'all' },
  'task:manage': { admin: 'all' },
  'delivery:read': { ...office, admin: 'all' },
  'clock:advance': { admin: 'all' },
  'event:read': { auditor: 'all' },
  'metrics:read': { admin: 'all', auditor: 'all' },
} as const satisfies Record<string, Grants>;

export type Action = keyof typeof RIGHTS;
export const ACTIONS = Object.keys(RIGHTS) as Action[];

/** The person (or the system) on whose behalf something is read or done. `orgIds`: own organisation and all below. */
export type Viewer = {
  accountId: string | null;
  orgId: string | null;
  orgIds: readonly string[];
  roles: readonly Role[];
};

/** The widest scope any of the roles grants for an action; null when none does. */
export function scopeOf(roles: readonly Role[], action: Action): Scope | null {
  const grants: Grants = RIGHTS[action];
  const scopes = roles.map((role) => grants[role]);
  return scopes.includes('all') ? 'all' : scopes.includes('org') ? 'org' : null;
}

/** May this viewer do the action on a row that belongs to these organisations (responsible unit, owner)? */
export function may(viewer: Viewer, action: Action, rowOrgIds: readonly (string | null)[]): boolean {
  const scope = scopeOf(viewer.roles, action);
  if (scope === 'all') return true;
  return scope === 'org' && rowOrgIds.some((id) => id !== null && viewer.orgIds.includes(id));
}

/** Every action the roles grant in some scope: what the shell may offer at all. */
export function actionsOf(roles: readonly Role[]): Action[] {
  return ACTIONS.filter((action) => scopeOf(roles, action) !== null);
}

const OFFICERS: readonly Role[] = ['admin', 'auditor'];

/** One person may hold several business roles, but never administration or audit beside anything else. */
export function rolesFit(roles: readonly Role[]): boolean {
  if (roles.length === 0 || new Set(roles).size !== roles.length) return false;
  return roles.length === 1 || !roles.some((role) => OFFICERS.includes(role));
}
