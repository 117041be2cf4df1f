import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Answer, Endpoint, Input, Problem } from '@duban/contracts';
import { addWorkingDays, dayOf, instantAt, type Instant, type PhotoRequired, type Role } from '@duban/domain';
import {
  Calendars,
  defaultSettings,
  LiveBoards,
  PlatformModule,
  readConfig,
  runApp,
  travel,
  type RunningApp,
} from '@duban/platform';
import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { freshDatabase } from './fresh-database';
import { given, type Given, type GivenOrg } from './given';
import { TestClock } from './test-clock';

/** Monday 2026-05-11, ten in the morning in Shanghai: an ordinary working day. */
const DEFAULT_START = '2026-05-11T02:00:00Z';

class NoBoards extends LiveBoards {
  of(): Promise<never> {
    return Promise.reject(new Error('no boards in this test'));
  }
}

@Global()
@Module({ providers: [{ provide: LiveBoards, useClass: NoBoards }], exports: [LiveBoards] })
class NoBoardsModule {}

export type TestUser = {
  cookie: string;
  csrf: string;
  /** Calls an endpoint; throws a `Refused` with the problem when the server refuses. */
  call<E extends Endpoint>(endpoint: E, input?: Input<E>): Promise<Answer<E>>;
  /** Calls an endpoint and expects to be refused. */
  refusal<E extends Endpoint>(endpoint: E, input?: Input<E>): Promise<Problem>;
};

export type TestApp = {
  running: RunningApp;
  url: string;
  clock: TestClock;
  given: Given;
  /** Moves the clock and does everything due on the way, in order. */
  fastForward(by: { workingDays: number } | { to: string }): Promise<void>;
  /** A signed-in person of a role and organisation (made when there is none yet). */
  as(role: Role, org?: GivenOrg): Promise<TestUser>;
  /** Types of the events of a subject, in order. */
  events(subjectId: string): Promise<string[]>;
  query<T>(sql: string, params?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
};

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(
      `${problem.status} ${problem.code} ${JSON.stringify(problem.facts)} ${JSON.stringify(problem.fields ?? [])}`,
    );
  }
}

/**
 * The given feature modules on a real, empty database, over HTTP, with a clock that stands still. There is no queue:
 * `fastForward` is the alarm clock. The modules must bring `Sessions` (the identity module does).
 */
export async function startApp(options: {
  modules: (Type | DynamicModule)[];
  now?: string;
  env?: Record<string, string>;
  /** The product's own clock, as in production or in a demonstration; `clock` and `fastForward` move nothing then. */
  ownClock?: boolean;
  /** What a month without a site photograph is. The product refuses it; specs of other matters file without one. */
  photoRequired?: PhotoRequired;
}): Promise<TestApp> {
  defaultSettings['report-rules'].photoRequired = options.photoRequired ?? 'remark';
  const database = await freshDatabase();
  const uploads = await mkdtemp(path.join(tmpdir(), 'duban-files-'));
  const clock = new TestClock(Date.parse(options.now ?? DEFAULT_START));
  const config = readConfig({
    DATABASE_URL: database.url,
    PORT: '0',
    LOG_LEVEL: 'error',
    POOL_SIZE: '6',
    UPLOADS_DIR: uploads,
    ...options.env,
  });
  const bringsBoards = options.modules.some((m) => 'name' in m && m.name === 'BoardsModule');

  @Module({
    imports: [
      PlatformModule.with(config, options.ownClock ? undefined : () => clock),
      ...(bringsBoards ? [] : [NoBoardsModule]),
      ...options.modules,
    ],
  })
  class TestModule {}
  const running = await runApp(TestModule, { api: true, worker: false, queue: false, wholeContract: false });
  const url = running.url as string;
  const rows = given(running.source, () => new Date());
  let county: GivenOrg | null = null;

  const signedIn = async (role: Role, org?: GivenOrg): Promise<TestUser> => {
    const home = org ?? (county ??= await rows.org({ kind: 'county', name: '肥东县' }));
    const accountId = await rows.account({ role, org: home });
    const token = randomBytes(32).toString('base64url');
    const csrf = randomBytes(16).toString('base64url');
    await running.source.query(
      'insert into sessions (token_hash, account_id, csrf, created_at, seen_at) values ($1, $2, $3, now(), now())',
      [createHash('sha256').update(token).digest('hex'), accountId, csrf],
    );
    return userOf(url, `duban_session=${token}`, csrf);
  };

  return {
    running,
    url,
    clock,
    given: rows,
    fastForward: async (by) => {
      const from = await clock.read();
      const target: Instant =
        'to' in by
          ? Date.parse(by.to)
          : from +
            (instantAt(
              addWorkingDays(await running.nest.get(Calendars).current(), dayOf(from), by.workingDays),
              '00:00',
            ) -
              instantAt(dayOf(from), '00:00'));
      await travel(
        running.engine,
        target,
        async (instant) => clock.set(instant),
        () => performance.now(),
      );
    },
    as: signedIn,
    events: async (subjectId) => {
      const found: { type: string }[] = await running.source.query(
        'select type from events where subject_id = $1 order by seq',
        [subjectId],
      );
      return found.map((row) => row.type);
    },
    query: (sql, params = []) => running.source.query(sql, params),
    close: async () => {
      await running.close();
      await database.drop();
      await rm(uploads, { recursive: true, force: true });
    },
  };
}

/** Somebody with a cookie: calls endpoints as the dashboard does. */
export function userOf(url: string, cookie: string, csrf: string): TestUser {
  const send = async (endpoint: Endpoint, input?: { params?: unknown; query?: unknown; body?: unknown }) => {
    const params = (input?.params ?? {}) as Record<string, string>;
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(params[name] ?? ''),
    );
    const query = Object.entries((input?.query ?? {}) as Record<string, unknown>).filter(
      ([, v]) => v !== undefined,
    );
    const search = new URLSearchParams(query.map(([k, v]): [string, string] => [k, String(v)])).toString();
    return fetch(`${url}/api${path}${search ? `?${search}` : ''}`, {
      method: endpoint.method,
      headers: {
        cookie,
        'x-csrf-token': csrf,
        ...(input?.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(input?.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    });
  };
  return {
    cookie,
    csrf,
    call: async (endpoint, input) => {
      const response = await send(endpoint, input);
      const body: unknown = await response.json();
      if (!response.ok) throw new Refused(body as Problem);
      return body as never;
    },
    refusal: async (endpoint, input) => {
      const response = await send(endpoint, input);
      if (response.ok) throw new Error(`${endpoint.name} was not refused`);
      return (await response.json()) as Problem;
    },
  };
}
