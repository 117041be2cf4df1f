// What the herd starts from: a county, units with one handler each, and running notices whose warning falls due in
// one second, all of them. Rows are written straight into the product's own schema.

const UNITS = 20;
export const KIND = 'notice.rung-due';
/** The rung that falls due: one person of the unit is told, so that each rung writes one line into an inbox. */
export const RUNG = 'warning';
export const NEXT = 'reminder-1';
/** Notices by the part they play, kept in a column nothing here reads. */
export const HERD = 'herd';
export const WARM_UP = 'warm-up';
const PENDING = 'pending';

const TO = {
  'sign-overdue': ['unit-handlers', 'unit-head'],
  warning: ['unit-handlers'],
  'reminder-1': ['unit-handlers', 'unit-head', 'supervising-leader', 'office'],
  'reminder-2': ['unit-handlers', 'unit-head', 'office'],
  criticism: ['unit-head', 'supervising-leader', 'office'],
  leader: ['supervising-leader', 'county-leader', 'office'],
};
/** The ladder as it is stamped on a notice: key, anchor, offset, effect, and days from the warning. */
const LADDER = [
  ['sign-overdue', 'sign-due', 0, 'remind-unit', -10],
  ['warning', 'warning', 0, 'remind-unit', 0],
  ['reminder-1', 'due', 1, 'remind-unit', 3],
  ['reminder-2', 'due', 3, 'propose-yellow', 5],
  ['criticism', 'due', 5, 'propose-red', 7],
  ['leader', 'due', 10, 'to-leader', 14],
];
const POLICY = {
  version: 'policy/1',
  rungs: LADDER.map(([key, anchor, offset, effect]) => ({
    key,
    anchor,
    offset,
    effects: [effect],
    to: TO[key],
  })),
};

/**
 * A county with its units, and notices that are acted on, each with a whole ladder and its policy. The warning has come;
 * it fires when its task, or a peer's job, is due.
 */
export async function seedHerd(db, counts) {
  await db.query(`
    insert into orgs (id, name, short_name, kind, path, created_at)
    select id, name, name, kind, array[id], now() from (
      select gen_random_uuid() as id, '单位' || i as name, case i when 0 then 'county' else 'township' end as kind
      from generate_series(0, ${UNITS}) i) o`);
  await db.query(`
    insert into accounts (id, username, name, org_id, roles, password_hash, password_changed_at, created_at)
    select gen_random_uuid(), 'handler-' || name, name, id, '{handler}', 'none', now(), now() from orgs
    where kind = 'township'`);
  await db.query(
    `insert into projects (id, name, unit_id, township, township_name, sector, category, nature, stage, year_class,
       total_fen, source, search, created_at, updated_at)
     select gen_random_uuid(), '项目' || name, id, '1', '1', 'other', 'industry', '新建', 'building', 'new', 100, 'bench',
       'p', now(), now() from orgs where kind = 'township'`,
  );
  for (const [part, count] of Object.entries(counts)) await seedNotices(db, part, count, POLICY);
  await db.query(
    `insert into notice_rungs (notice_id, key, seq, day, at, effects, provisional)
     select n.id, r.key, r.seq, current_date + r.days, now() + make_interval(days => r.days), array[r.effect], false
     from notices n cross join jsonb_to_recordset($1::jsonb) as r (key text, seq int, effect text, days int)
     order by n.id, r.seq`,
    [JSON.stringify(LADDER.map(([key, , , effect, days], i) => ({ key, seq: i + 1, effect, days })))],
  );
}

/** Running notices whose next rung lies days or weeks ahead, one pending task each. */
export async function seedPending(db, count) {
  await seedNotices(db, PENDING, count, null);
  await db.query(
    `insert into notice_rungs (notice_id, key, seq, day, at, effects, provisional)
     select id, 'warning', 2, current_date, now() + make_interval(secs => 86400 + random() * 7776000),
       '{remind-unit}', false
     from notices where reason_code = '${PENDING}'`,
  );
  await db.query(
    `insert into tasks (kind, subject, due_at, created_at)
     select '${KIND}', r.notice_id, r.at, now() from notice_rungs r join notices n on n.id = r.notice_id
     where n.reason_code = '${PENDING}'`,
  );
}

const seedNotices = (db, part, count, policy) =>
  db.query(
    `insert into notices (id, title, state, severity, source, subject_type, subject_id, subject_name, unit_id,
       reason_code, demands, proposed_at, issued_at, working_days, sign_due_day, due_day, due_at, signed_at, acting_at,
       policy, next_rung, next_day)
     select gen_random_uuid(), '关于加快推进项目建设的督办通知' || i, 'acting', 'normal', 'by-hand', 'project', p.id,
       p.name, p.unit_id, $2, '请于限期内完成整改并书面反馈', now(), now(), 15, current_date, current_date, now(), now(),
       now(), $3, '${RUNG}', current_date
     from generate_series(1, $1::int) i
     join (select *, row_number() over () as n from projects) p on p.n = 1 + i % ${UNITS}`,
    [count, part, policy && JSON.stringify(policy)],
  );

/** The engine's own deadlines for a part. */
export const setTasks = (db, part, due) =>
  db.query(
    `insert into tasks (kind, subject, due_at, created_at)
     select '${KIND}', id, $2, now() from notices where reason_code = $1`,
    [part, due],
  );

export async function idsOf(db, part) {
  const { rows } = await db.query('select id from notices where reason_code = $1 order by id', [part]);
  return rows.map(({ id }) => id);
}
