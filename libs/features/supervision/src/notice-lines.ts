import type { NoticeLine } from '@duban/contracts';
import type { Calendar, Instant } from '@duban/domain';
import type { EntityManager } from 'typeorm';
import { rungsOf } from './ladder-runner';
import { findNoticesBy } from './notice-parts.queries';
import { ifResumed } from './notice-standstill';
import { presentLine } from './notices.presenter';
import type { NoticeRow } from './notices.queries';
import { NO_TERMS, termsOf } from './replan';

/** The notices with these ids as a list shows them, in the order of the ids. Rights are the caller's to ask. */
export async function findNoticeLines(
  em: EntityManager,
  ids: string[],
  cal: Calendar,
  now: Instant,
): Promise<NoticeLine[]> {
  return ids.length === 0 ? [] : presentLines(em, await findNoticesBy(em, ids), cal, now);
}

/** Rows as lines, with their rungs; the ledger is only read of those whose clock stands still. */
export async function presentLines(
  em: EntityManager,
  rows: NoticeRow[],
  cal: Calendar,
  now: Instant,
): Promise<NoticeLine[]> {
  const rungs = await rungsOf(
    em,
    rows.map(({ id }) => id),
  );
  const stopped = rows.filter(({ state }) => state === 'suspended').map(({ id }) => id);
  const terms = stopped.length > 0 ? await termsOf(em, stopped) : new Map<string, never>();
  return rows.map((row) => {
    const parts = { row, rungs: rungs.get(row.id) ?? [], terms: terms.get(row.id) ?? NO_TERMS };
    return presentLine(ifResumed(cal, parts, now), cal, now);
  });
}
