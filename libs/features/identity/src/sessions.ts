import { scopeOf, type Instant, type Role } from '@duban/domain';
import { Clock, CONFIG, rowsOf, Sessions, type Config, type LiveSession } from '@duban/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { tokenIn } from './session-cookie';
import { hashToken } from './tokens';

const ABSOLUTE_MS = 12 * 3_600_000;
const TOUCH_MS = 60_000;
const PATHS_FRESH_MS = 3_000;

type Found = {
  id: string;
  csrf: string;
  seen_at: Date;
  account_id: string;
  name: string;
  roles: Role[];
  must_change_password: boolean;
  org_id: string;
  org_ids: string[];
};

/** Whose session a cookie names. Nothing is kept between two questions: a session that was ended is ended at once. */
@Injectable()
export class AccountSessions extends Sessions {
  private paths: { byOrg: Map<string, readonly string[]>; readAt: number } | null = null;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async find(
    cookieHeader: string | undefined,
    requestId: string | null,
    touch: boolean,
  ): Promise<LiveSession | null> {
    const token = tokenIn(cookieHeader);
    if (!token) return null;
    const wall = this.clock.wall();
    const [found] = await rowsOf<Found>(
      this.source,
      `select s.token_hash as id, s.csrf, s.seen_at, a.id as account_id, a.name, a.roles, a.must_change_password,
              a.org_id, array(select below.id from orgs below where below.path @> array[a.org_id]) as org_ids
       from sessions s join accounts a on a.id = s.account_id
       where s.token_hash = $1 and s.seen_at > $2 and s.created_at > $3 and not a.disabled`,
      [hashToken(token), ...this.limits(wall)],
    );
    if (!found) return null;
    if (touch && found.seen_at.getTime() <= wall - TOUCH_MS) await this.touch(found, wall);
    return present(found, requestId);
  }

  async alive(ids: string[]): Promise<Set<string>> {
    const rows = await rowsOf<{ id: string }>(
      this.source,
      `select s.token_hash as id from sessions s join accounts a on a.id = s.account_id
       where s.token_hash = any($1) and s.seen_at > $2 and s.created_at > $3 and not a.disabled`,
      [ids, ...this.limits(this.clock.wall())],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async orgPaths(named: readonly string[] = []): Promise<Map<string, readonly string[]>> {
    const kept = this.paths;
    const fresh = kept && performance.now() - kept.readAt < PATHS_FRESH_MS;
    if (fresh && named.every((id) => kept.byOrg.has(id))) return kept.byOrg;
    const readAt = performance.now();
    const rows = await rowsOf<{ id: string; path: string[] }>(this.source, 'select id, path from orgs');
    const byOrg = new Map(rows.map(({ id, path }) => [id, path]));
    this.paths = { byOrg, readAt };
    return byOrg;
  }

  /** A session must have been seen after the first and opened after the second. */
  private limits(wall: Instant): [Date, Date] {
    return [new Date(wall - this.config.IDLE_MINUTES * 60_000), new Date(wall - ABSOLUTE_MS)];
  }

  /** Two statements, so that no lock on the one table waits for the other. */
  private async touch({ id, account_id }: Found, wall: Instant): Promise<void> {
    const seen = new Date(wall);
    await this.source.query('update sessions set seen_at = greatest(seen_at, $2) where token_hash = $1', [
      id,
      seen,
    ]);
    await this.source.query('update accounts set last_seen_at = $2 where id = $1', [account_id, seen]);
  }
}

function present(found: Found, requestId: string | null): LiveSession {
  return {
    id: found.id,
    csrf: found.csrf,
    actor: {
      accountId: found.account_id,
      orgId: found.org_id,
      orgIds: found.org_ids,
      roles: found.roles,
      name: found.name,
      kind: 'person',
      requestId,
    },
    board: scopeOf(found.roles, 'board:read'),
    seesAll: scopeOf(found.roles, 'project:read') === 'all',
    mustChangePassword: found.must_change_password,
  };
}
