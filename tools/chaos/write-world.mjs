// Writes the county of the run into an empty, migrated database, and signs its people in.
import { createHash, randomBytes } from 'node:crypto';
import { DAY_MS, dayOf, POLICY, RULES } from './world.mjs';

const CHUNK = 500;
const iso = (at) => new Date(at).toISOString();

/** @param {import('pg').Client} db @param {{ robot: (accountId: string) => string }} where messages go */
export async function writeWorld(db, world, { robot }) {
  const { orgs, accounts, units, projects, notices, start } = world;
  const created_at = iso(start - 90 * DAY_MS);
  await insert(
    db,
    'orgs',
    'id uuid, name text, short_name text, kind text, parent_id uuid, path uuid[], created_at timestamptz',
    orgs.map(({ id, name, kind, parent }) => {
      const path = parent ? [parent.id, id] : [id];
      return { id, name, short_name: name, kind, parent_id: parent?.id ?? null, path, created_at };
    }),
  );
  await insert(
    db,
    'accounts',
    'id uuid, username text, name text, org_id uuid, roles text[], password_hash text, password_changed_at timestamptz, created_at timestamptz',
    accounts.map(({ id, org, role, name }, i) => ({
      ...{ id, name, username: `person${i}`, org_id: org.id, roles: [role], password_hash: 'none' },
      ...{ password_changed_at: created_at, created_at },
    })),
  );
  for (const { id, head, leader } of units)
    await db.query('update orgs set head_id = $2, supervisor_id = $3 where id = $1', [
      id,
      head.id,
      leader.id,
    ]);
  const robots = accounts.filter(({ hasRobot }) => hasRobot);
  await insert(
    db,
    'message_channels',
    'account_id uuid, channel text, address text, active boolean',
    robots.map(({ id }) => ({ account_id: id, channel: 'wecom', address: robot(id), active: true })),
  );
  await insert(
    db,
    'quiet_hours',
    'account_id uuid, from_time text, to_time text, days_off boolean, daily_at text',
    robots.map(({ id }) => ({
      account_id: id,
      from_time: '00:00',
      to_time: '00:00',
      days_off: false,
      daily_at: '08:30',
    })),
  );
  await insert(
    db,
    'projects',
    `id uuid, name text, unit_id uuid, township text, township_name text, sector text, category text, nature text, stage text,
     year_class text, labels text[], description text, address text, leader_name text, officer_name text, total_fen bigint,
     currency text, source text, search text, version int, created_at timestamptz, updated_at timestamptz`,
    projects.map(({ id, name, unit }) => ({
      ...{
        id,
        name,
        unit_id: unit.id,
        township: '340122101',
        township_name: '撮镇镇',
        sector: 'manufacturing',
      },
      ...{
        category: 'industry',
        nature: '新建',
        stage: 'building',
        year_class: 'continued',
        total_fen: 100_000_000,
      },
      ...{
        labels: [],
        description: '',
        address: '',
        leader_name: '',
        officer_name: '',
        currency: 'CNY',
        version: 1,
      },
      ...{ source: 'chaos', search: name, created_at, updated_at: created_at },
    })),
  );
  await writeNotices(db, notices, start);
  await writePlan(db, notices);
  await db.query('analyze');
}

async function writeNotices(db, notices, start) {
  const issuedAt = start - DAY_MS;
  await insert(
    db,
    'notices',
    `id uuid, number_year int, number_seq int, title text, state text, severity text, source text, subject_type text,
     subject_id uuid, subject_name text, unit_id uuid, reason_code text, demands text, proposed_at timestamptz,
     issued_at timestamptz, working_days int, sign_due_day date, due_day date, due_at timestamptz, policy jsonb, rules jsonb,
     next_rung text, next_day date, version int`,
    notices.map(({ id, seq, unit, project, rungs }) => ({
      ...{
        id,
        number_year: 2026,
        number_seq: seq,
        title: `督办事项${seq}`,
        state: 'issued',
        severity: 'normal',
      },
      ...{ source: 'by-hand', subject_type: 'project', subject_id: project.id, subject_name: project.name },
      ...{ unit_id: unit.id, reason_code: 'by-hand', demands: '请办理', version: 2 },
      ...{ proposed_at: iso(issuedAt), issued_at: iso(issuedAt), working_days: 15 },
      ...{ sign_due_day: dayOf(rungs[0].at), due_day: dayOf(rungs[2].at), due_at: iso(rungs[2].at) },
      ...{ policy: POLICY, rules: RULES, next_rung: rungs[0].key, next_day: dayOf(rungs[0].at) },
    })),
  );
  await insert(
    db,
    'notice_rungs',
    'notice_id uuid, key text, seq int, day date, at timestamptz, effects text[], provisional boolean',
    notices.flatMap(({ id, rungs }) =>
      rungs.map(({ key, seq, at, effects }) => ({
        ...{ notice_id: id, key, seq, effects, day: dayOf(at), at: iso(at), provisional: false },
      })),
    ),
  );
  await insert(
    db,
    'tasks',
    'kind text, subject text, due_at timestamptz, payload jsonb, created_at timestamptz',
    notices.map(({ id, rungs }) => ({
      ...{
        kind: 'notice.rung-due',
        subject: id,
        due_at: iso(rungs[0].at),
        payload: {},
        created_at: iso(issuedAt),
      },
    })),
  );
}

/** What must happen, beside the product's own tables: the judge reads here what is still to come. */
async function writePlan(db, notices) {
  await db.query(
    'create schema chaos; create table chaos.planned (notice_id uuid, key text, at timestamptz)',
  );
  await insert(
    db,
    'chaos.planned',
    'notice_id uuid, key text, at timestamptz',
    notices.flatMap(({ id, isBusy, rungs }) =>
      rungs
        .filter(({ isOfRun }) => isOfRun && !isBusy)
        .map(({ key, at }) => ({ notice_id: id, key, at: iso(at) })),
    ),
  );
  await db.query('create index on chaos.planned (at)');
}

async function insert(db, table, columns, rows) {
  const names = columns.split(',').map((column) => column.trim().split(/\s+/)[0]);
  for (let from = 0; from < rows.length; from += CHUNK)
    await db.query(
      `insert into ${table} (${names.join(', ')}) select ${names.join(', ')} from jsonb_to_recordset($1::jsonb) as r (${columns})`,
      [JSON.stringify(rows.slice(from, from + CHUNK))],
    );
}

/** A session of a person, as signing in would leave it: what a request must carry. */
export async function signIn(db, accountId) {
  const token = randomBytes(32).toString('base64url');
  const csrf = randomBytes(16).toString('base64url');
  await db.query(
    'insert into sessions (token_hash, account_id, csrf, created_at, seen_at) values ($1, $2, $3, now(), now())',
    [createHash('sha256').update(token).digest('hex'), accountId, csrf],
  );
  return { cookie: `duban_session=${token}`, 'x-csrf-token': csrf, 'content-type': 'application/json' };
}
