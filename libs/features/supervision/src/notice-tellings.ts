import { noticeNumber, type EventType, type Json } from '@duban/domain';
import type { Tx } from '@duban/platform';
import { ofNotice } from './ladder-runner';
import type { Notice } from './notice.entity';
import { findPlaces } from './recipients';

/** Who is told of what happened: the handlers of the lead unit and the co-units, or the office. */
export type Telling = { whom: readonly ('unit' | 'office')[]; kind: 'rung' | 'news' };
/** Something that happened to a notice, as it is recorded and told. */
export type Outcome = { type: EventType; data?: Record<string, Json>; tell?: Telling };
/** An outcome of one notice; `key` tells two of the same kind apart. */
export type Happening = Outcome & { notice: Notice; key: string | number };

/** What every sentence about a notice needs. */
export const saidOf = ({ title, number_year: year, number_seq: seq }: Notice): Record<string, Json> => ({
  title,
  ...(year && seq ? { number: noticeNumber(year, seq) } : {}),
});

/** Records what happened to these notices and tells who is to know; the places are asked once for all of them. */
export async function recordAll(tx: Tx, happenings: readonly Happening[]): Promise<void> {
  for (const { notice, type, data } of happenings)
    tx.record({ type, ...ofNotice(notice), data: { ...saidOf(notice), ...data } });
  const told = happenings.filter(({ tell }) => tell);
  if (told.length === 0) return;
  const units = told.flatMap(({ notice }) => [notice.unit_id, ...notice.co_unit_ids]);
  const places = await findPlaces(tx.em, [...new Set(units)]);
  for (const { notice, type, data, tell, key } of told) {
    const to = (tell?.whom ?? []).flatMap((whom) =>
      whom === 'office'
        ? (places.get(notice.unit_id)?.office ?? [])
        : [notice.unit_id, ...notice.co_unit_ids].flatMap((id) => places.get(id)?.['unit-handlers'] ?? []),
    );
    tellPeople(tx, notice, { type, to, kind: tell?.kind ?? 'news', key, ...(data ? { data } : {}) });
  }
}

/** One thing told to some people, each of them once. */
export function tellPeople(
  tx: Tx,
  notice: Notice,
  what: Pick<Outcome, 'type' | 'data'> & {
    to: readonly string[];
    kind: 'rung' | 'news';
    key: string | number;
  },
): void {
  tx.tell({
    to: [...new Set(what.to)],
    key: `${what.type}:${notice.id}:${what.key}`,
    kind: what.kind,
    topic: what.type,
    subject: ofNotice(notice).subject,
    data: { ...saidOf(notice), ...what.data },
  });
}
