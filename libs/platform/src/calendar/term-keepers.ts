import type { MovedTerm } from '@duban/contracts';
import type { Calendar, Day } from '@duban/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../database/rows';
import type { Tx } from '../work/tx';

/** `unitId`: whose term it is; null when it is everybody's. */
export type KeptTerm = MovedTerm & { unitId: string | null };
/** What a changed calendar does to open terms. `past`: matters that are over and ran through a changed day. */
export type TermChange = { checked: number; terms: KeptTerm[]; past: number };

/**
 * A feature that keeps open terms. It says what a calendar would move, and handles the task `<type>.reproject` of each
 * type it tells: the terms of that subject are counted again once, the old day kept with the reason.
 */
export type TermKeeper = {
  /**
   * What would move, or become certain, on this calendar, which differs on `days`. Writes nothing. `only`: no more
   * than the matters with these ids need be asked; a keeper of a few may answer for all of its own.
   */
  preview(
    em: EntityManager,
    cal: Calendar,
    days: readonly Day[],
    only?: readonly string[],
  ): Promise<TermChange>;
};

/** Why terms are counted again, as the tasks carry it. */
export type CalendarReason = { reason: string; by: string };
export const reprojectTask = (type: MovedTerm['type']) => `${type}.reproject`;

/** Who keeps open terms; features add themselves when the product starts. */
@Injectable()
export class TermKeepers {
  private readonly keepers: TermKeeper[] = [];

  add(keeper: TermKeeper): void {
    this.keepers.push(keeper);
  }

  async preview(
    em: EntityManager,
    cal: Calendar,
    days: readonly Day[],
    only?: readonly string[],
  ): Promise<TermChange> {
    const sum: TermChange = { checked: 0, terms: [], past: 0 };
    for (const keeper of this.keepers) {
      const { checked, terms, past } = await keeper.preview(em, cal, days, only);
      sum.checked += checked;
      sum.past += past;
      sum.terms.push(...terms);
    }
    return sum;
  }

  /**
   * What was foreseen when the last event was number `since`, with what has been stamped or settled after it counted
   * again. The caller holds the calendar alone, so that nothing comes after this.
   */
  async renew(
    em: EntityManager,
    foreseen: TermChange,
    since: string,
    cal: Calendar,
    days: readonly Day[],
  ): Promise<TermChange> {
    const rows = await rowsOf<{ id: string }>(
      em,
      'select distinct subject_id as id from events where seq > $1',
      [since],
    );
    const touched = new Set(rows.map(({ id }) => id));
    const { terms } = await this.preview(em, cal, days, [...touched]);
    const kept = foreseen.terms.filter(({ id }) => !touched.has(id));
    const byMatter = new Map([...kept, ...terms].map((term) => [`${term.type} ${term.id}`, term]));
    return { ...foreseen, terms: [...byMatter.values()] };
  }

  /** Asks, in the transaction that changed the calendar, for these terms to be counted again in batches after it. */
  ask(tx: Tx, terms: readonly KeptTerm[], { reason, by }: CalendarReason): void {
    for (const { type, id } of terms)
      tx.schedule({ kind: reprojectTask(type), subject: id, dueAt: tx.now, payload: { reason, by } });
  }
}
