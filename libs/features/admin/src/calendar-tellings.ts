import type { Json } from '@duban/domain';
import type { KeptTerm, Tx } from '@duban/platform';
import { findConcerned } from './calendar.queries';

type Telling = {
  key: string;
  subject: { type: string; id: string };
  said: Record<string, Json>;
  terms: readonly KeptTerm[];
};

/**
 * One line for each person and change of the calendar, with how many terms of theirs it concerns: a year that is
 * announced moves hundreds of terms, and hundreds of lines would bury the one rung among them (T7).
 */
export async function tellConcerned(tx: Tx, { key, subject, said, terms }: Telling): Promise<void> {
  if (terms.length === 0) return;
  const units = new Map<string, KeptTerm[]>();
  for (const term of terms)
    if (term.unitId !== null) units.set(term.unitId, [...(units.get(term.unitId) ?? []), term]);
  const everybodys = terms.filter((term) => term.unitId === null);
  const people = await findConcerned(tx.em, [...units.keys()], everybodys.length > 0);
  for (const { id, unitId, isOffice, isHandler } of people) {
    const own = isOffice ? terms : [...everybodys, ...((isHandler && units.get(unitId)) || [])];
    const moved = own.filter((term) => term.moves).length;
    tx.tell({
      to: [id],
      key,
      kind: 'news',
      topic: 'calendar.changed',
      subject,
      data: { ...said, moved, certain: own.length - moved },
    });
  }
}
