import { climb, dayOf, levelOf, type EventType, type KeptRung, type Rung, type RungKey } from '@duban/domain';
import { rowsOf, type Tx } from '@duban/platform';
import { proposeByRungs } from './card-proposals';
import type { Notice } from './notice.entity';

/** The deadline of a notice's next rung: one pending task for each notice. */
export const RUNG_DUE = 'notice.rung-due';

const TOLD: Record<RungKey, EventType> = {
  'sign-overdue': 'notice.reminded',
  warning: 'notice.warned',
  'reminder-1': 'notice.reminded',
  'reminder-2': 'notice.reminded',
  criticism: 'notice.escalated',
  leader: 'notice.escalated',
};

type RungRow = Omit<Rung, 'at'> & { notice_id: string; at: Date; fired_at: Date | null };

/** The rungs of several notices with what has fired, by notice. */
export async function rungsOf(em: Tx['em'], noticeIds: string[]): Promise<Map<string, KeptRung[]>> {
  const rows = await rowsOf<RungRow>(
    em,
    `select r.*, f.fired_at from notice_rungs r left join rung_fires f using (notice_id, key)
     where r.notice_id = any($1) order by r.notice_id, r.seq`,
    [noticeIds],
  );
  const kept = new Map<string, KeptRung[]>(noticeIds.map((id) => [id, []]));
  for (const { notice_id, at, fired_at, ...rung } of rows)
    kept.get(notice_id)?.push({ ...rung, at: at.getTime(), firedAt: fired_at?.getTime() ?? null });
  return kept;
}

/**
 * Fires every rung that has come for these notices, each once: the row in `rung_fires` is the claim. Decides in
 * memory by the law (`climb`), writes set-based, records what happened and sets the next deadline. The notices must
 * be locked by the caller; their `level` and next rung are brought up to date, on the rows as well.
 */
export async function climbAll(tx: Tx, notices: Notice[]): Promise<void> {
  const rungs = await rungsOf(
    tx.em,
    notices.map((notice) => notice.id),
  );
  const fires: { notice: Notice; rung: Rung }[] = [];
  for (const notice of notices) {
    const own = rungs.get(notice.id) ?? [];
    const step = climb({ state: notice.state, rungs: own }, tx.now);
    fires.push(...step.fire.map((rung) => ({ notice, rung })));
    const next = own.find((rung) => rung.at === step.nextAt && rung.firedAt === null);
    notice.level = levelOf(own) + step.fire.length;
    notice.next_rung = next?.key ?? null;
    notice.next_day = next?.day ?? null;
    if (step.nextAt !== null) tx.schedule({ kind: RUNG_DUE, subject: notice.id, dueAt: step.nextAt });
  }
  await claim(tx, fires);
  await proposeByRungs(tx, fires);
  await tx.em.query(
    `update notices n set level = r.level, next_rung = r.next_rung, next_day = r.next_day
     from jsonb_to_recordset($1::jsonb) as r (id uuid, level int, next_rung text, next_day date) where n.id = r.id`,
    [
      JSON.stringify(
        notices.map(({ id, level, next_rung, next_day }) => ({ id, level, next_rung, next_day })),
      ),
    ],
  );
}

async function claim(tx: Tx, fires: { notice: Notice; rung: Rung }[]): Promise<void> {
  if (fires.length === 0) return;
  await tx.em.query(
    `insert into rung_fires (notice_id, key, fired_at)
     select r.notice_id, r.key, $2 from jsonb_to_recordset($1::jsonb) as r (notice_id uuid, key text)`,
    [
      JSON.stringify(fires.map(({ notice, rung }) => ({ notice_id: notice.id, key: rung.key }))),
      new Date(tx.now),
    ],
  );
  for (const { notice, rung } of fires)
    tx.record({
      type: TOLD[rung.key],
      ...ofNotice(notice),
      data: {
        rung: rung.key,
        day: rung.day,
        seq: rung.seq,
        effects: rung.effects,
        title: notice.title,
        late: dayOf(tx.now) > rung.day,
      },
    });
}

/** How an event of a notice is addressed. */
export const ofNotice = (notice: Notice) => ({
  subject: { type: 'notice', id: notice.id },
  rootId: notice.subject_id,
  unitId: notice.unit_id,
  ownerId: notice.owner_id,
});
