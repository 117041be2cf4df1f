import {
  addressRung,
  dayOf,
  DEFAULT_POLICY,
  type EventType,
  type Json,
  type KeptRung,
  type NoticeStage,
  type Rung,
  type RungKey,
  type StampedPolicy,
} from '@duban/domain';
import { findAdministrators, type Tx } from '@duban/platform';
import { findPlaces } from './recipients';

const TOLD: Record<RungKey, EventType> = {
  'sign-overdue': 'notice.reminded',
  warning: 'notice.warned',
  'reminder-1': 'notice.reminded',
  'reminder-2': 'notice.reminded',
  criticism: 'notice.escalated',
  leader: 'notice.escalated',
};

/** What of a notice its ladder needs, and the rungs of its present round that have not fired. */
export type Climber = {
  id: string;
  title: string;
  state: NoticeStage;
  round: number;
  level: number;
  unit_id: string;
  subject_id: string;
  owner_id: string | null;
  policy: StampedPolicy | null;
  rungs: KeptRung[];
};
/** A rung that has come, and whom it finds. */
export type Fire = { notice: Climber; rung: Rung; to: string[]; empty: string[]; skipped: boolean };

/** Who holds the places of these rungs, by the policy stamped on each notice. */
export async function address(tx: Tx, fires: { notice: Climber; rung: Rung }[]): Promise<Fire[]> {
  if (fires.length === 0) return [];
  const places = await findPlaces(tx.em, [...new Set(fires.map(({ notice }) => notice.unit_id))]);
  return fires.map(({ notice, rung }) => ({
    notice,
    rung,
    ...addressRung(notice.policy ?? DEFAULT_POLICY, rung.key, places.get(notice.unit_id) ?? {}),
  }));
}

/** The event of each rung, and a line to everybody it finds; the administrators hear of those that find nobody (T16). */
export async function tellOf(tx: Tx, fires: Fire[]): Promise<void> {
  const administrators = fires.some((fire) => fire.skipped) ? await findAdministrators(tx.em) : [];
  for (const { notice, rung, to, empty, skipped } of fires) {
    const type = skipped ? 'notice.rung-skipped' : TOLD[rung.key];
    const { key, day, seq, effects } = rung;
    const data: Record<string, Json> = {
      rung: key,
      day,
      seq,
      effects,
      title: notice.title,
      late: dayOf(tx.now) > day,
      ...(empty.length > 0 ? { empty } : {}),
    };
    const { subject, ...whose } = ofNotice(notice);
    tx.record({ type, subject, ...whose, data });
    tx.tell({
      to: skipped ? administrators : to,
      key: `rung:${notice.id}:${notice.round}:${key}`,
      kind: 'rung',
      topic: type,
      subject,
      data,
    });
  }
}

/** How an event of a notice is addressed. */
export const ofNotice = (notice: Pick<Climber, 'id' | 'subject_id' | 'unit_id' | 'owner_id'>) => ({
  subject: { type: 'notice', id: notice.id },
  rootId: notice.subject_id,
  unitId: notice.unit_id,
  ownerId: notice.owner_id,
});
