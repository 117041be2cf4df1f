// The floor: what the same rows cost when nobody decides anything, in one statement for all deadlines.
import { setTimeout as sleep } from 'node:timers/promises';
import { effectsOf, prepareEffects } from './effects.mjs';
import { on } from './ground.mjs';
import { measureHerd } from './measure.mjs';
import { HERD, KIND, NEXT, setTasks, WARM_UP } from './seed.mjs';

const LEAD_MS = 4000;
const ALL = `
with ${effectsOf(`select t.subject::uuid as id from tasks t where t.kind = '${KIND}' and t.due_at <= $1`)}
update tasks t set due_at = r.at, attempts = 0, error = null
from claimed c join notice_rungs r on r.notice_id = c.notice_id and r.key = '${NEXT}'
where t.kind = '${KIND}' and t.subject = c.notice_id::text and t.state = 'pending'`;

export async function runFloor(ground, template) {
  const url = await ground.copy(template, 'herd_floor');
  return on(url, async (db) => {
    await prepareEffects(db);
    await setTasks(db, WARM_UP, new Date());
    await db.query(ALL, [new Date()]);
    const due = new Date(Date.now() + LEAD_MS);
    await setTasks(db, HERD, due);
    await db.query('vacuum analyze');
    await sleep(due.getTime() - Date.now());
    await db.query(ALL, [due]);
    return measureHerd(db, due);
  });
}
