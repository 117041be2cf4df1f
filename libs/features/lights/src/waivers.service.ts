import type { Call, askWaiver, decideWaiver } from '@duban/contracts';
import { addDays, dayOf, instantAt, type Day, type LightKind } from '@duban/domain';
import {
  authorise,
  DomainError,
  OnTask,
  rowsOf,
  Work,
  type Actor,
  type Task,
  type Tx,
} from '@duban/platform';
import { getSubject, type Subject } from '@duban/supervision';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { LightsService } from './lights.service';

/** The first moment after the last day of a waiver: subject is the waiver. */
export const WAIVER_ENDS = 'light.waiver-ends';
/** A reason that stands for longer is asked for again. */
const LONGEST_DAYS = 366;

type Row = {
  id: string;
  project_id: string;
  kind: LightKind;
  until_day: Day;
  state: 'asked' | 'granted' | 'refused' | 'ended';
  asked_by: string | null;
  version: number;
};

/** 免亮灯: asked for by a unit or written by the office, granted by another person, over with its last day. */
@Injectable()
export class WaiversService {
  constructor(
    private readonly work: Work,
    private readonly lights: LightsService,
  ) {}

  async ask(actor: Actor, projectId: string, input: Call<typeof askWaiver>['body']): Promise<string> {
    const { kind, reason, untilDay } = input;
    return this.work.run(actor, async (tx) => {
      const subject = await lockSubject(tx, projectId);
      authorise(actor, 'waiver:ask', subject, 'project:read');
      const today = dayOf(tx.now);
      if (untilDay < today) throw refusal('past', { today });
      if (untilDay > addDays(today, LONGEST_DAYS)) throw refusal('too-long', { days: LONGEST_DAYS });
      const [open] = await rowsOf(
        tx.em,
        `select 1 from light_waivers where project_id = $1 and kind = $2 and state in ('asked', 'granted')`,
        [projectId, kind],
      );
      if (open) throw new DomainError('taken', { field: 'kind' });
      const id = uuid();
      await tx.em.query(
        `insert into light_waivers (id, project_id, kind, reason, until_day, state, asked_by, asked_by_name, asked_at)
         values ($1, $2, $3, $4, $5, 'asked', $6, $7, $8)`,
        [id, projectId, kind, reason, untilDay, actor.accountId, actor.name, new Date(tx.now)],
      );
      tx.record({
        type: 'waiver.asked',
        ...addressOf(subject),
        data: { name: subject.name, kind, untilDay, reason },
      });
      return id;
    });
  }

  /** Whoever asked does not decide. A granted one makes the light hollow at once. */
  async decide(actor: Actor, id: string, input: Call<typeof decideWaiver>['body']): Promise<void> {
    const { granted, opinion, version } = input;
    await this.work.run(actor, async (tx) => {
      authorise(actor, 'waiver:decide', {}, 'waiver:decide');
      const row = await lockWaiver(tx, id);
      if (row.version !== version) throw new DomainError('stale', { version: row.version });
      if (row.state !== 'asked') throw new DomainError('forbidden-move', { state: row.state });
      if (row.asked_by !== null && row.asked_by === actor.accountId)
        throw new DomainError('forbidden-move', { reason: 'own-request' });
      if (granted && row.until_day < dayOf(tx.now)) throw refusal('past', { today: dayOf(tx.now) });
      await tx.em.query(
        `update light_waivers set state = $2, decided_by = $3, decided_by_name = $4, decided_at = $5, opinion = $6, version = version + 1
         where id = $1`,
        [id, granted ? 'granted' : 'refused', actor.accountId, actor.name, new Date(tx.now), opinion],
      );
      const subject = await getSubject(tx.em, 'project', row.project_id);
      tx.record({
        type: granted ? 'waiver.granted' : 'waiver.refused',
        ...addressOf(subject),
        data: { name: subject.name, kind: row.kind, untilDay: row.until_day, opinion },
      });
      if (!granted) return;
      tx.schedule({ kind: WAIVER_ENDS, subject: id, dueAt: endOf(row.until_day) });
      await this.lights.settle(tx, [row.project_id]);
    });
  }

  /** The last day is over: the light is what it is again. */
  @OnTask(WAIVER_ENDS)
  async end(tx: Tx, tasks: Task[]): Promise<void> {
    const ended = await rowsOf<Row & { ended: string }>(
      tx.em,
      `update light_waivers set state = 'ended', ended_at = $2, version = version + 1
       where id = any($1::uuid[]) and state = 'granted' returning id, project_id, kind, until_day, state, asked_by, version`,
      [tasks.map(({ subject }) => subject), new Date(tx.now)],
    );
    for (const { project_id, kind, until_day } of ended) {
      const subject = await getSubject(tx.em, 'project', project_id);
      tx.record({
        type: 'waiver.ended',
        ...addressOf(subject),
        data: { name: subject.name, kind, untilDay: until_day },
      });
    }
    if (ended.length > 0)
      await this.lights.settle(tx, [...new Set(ended.map(({ project_id }) => project_id))]);
  }
}

const endOf = (untilDay: Day) => instantAt(addDays(untilDay, 1), '00:00');
const refusal = (code: string, facts: Record<string, unknown>) =>
  new DomainError('invalid', {}, [{ path: 'untilDay', code, facts }]);
const addressOf = ({ id, unitId, ownerId }: Subject) => ({
  subject: { type: 'project', id },
  rootId: id,
  unitId,
  ownerId,
});

/** The project is locked before its waivers, here as where its lights are judged. */
async function lockSubject(tx: Tx, projectId: string): Promise<Subject> {
  await tx.em.query('select 1 from projects where id = $1 for no key update', [projectId]);
  return getSubject(tx.em, 'project', projectId);
}

async function lockWaiver(tx: Tx, id: string): Promise<Row> {
  const [found] = await rowsOf<{ project_id: string }>(
    tx.em,
    'select project_id from light_waivers where id = $1',
    [id],
  );
  if (!found) throw new DomainError('not-found');
  await lockSubject(tx, found.project_id);
  const [row] = await rowsOf<Row>(
    tx.em,
    'select id, project_id, kind, until_day, state, asked_by, version from light_waivers where id = $1 for update',
    [id],
  );
  if (!row) throw new DomainError('not-found');
  return row;
}
