import type { MovedTerm } from '@duban/contracts';
import type { Calendar } from '@duban/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../work/work';

/** What a changed calendar does to the open terms of one feature. */
export type TermChange = { checked: number; moved: MovedTerm[]; certain: number };

/** A feature that keeps open terms. It says what a calendar would move, and moves it. */
export type TermKeeper = {
  /** What would move, or become certain, on this calendar. Writes nothing. */
  preview(em: EntityManager, cal: Calendar): Promise<TermChange>;
  /**
   * Asks, in the transaction that changed the calendar, for every open term to be counted again: by tasks, in batches,
   * after the commit. Each term moves once, its old day kept with the reason.
   */
  ask(tx: Tx, reason: string): Promise<void>;
};

/** Who keeps open terms; features add themselves when the product starts. */
@Injectable()
export class TermKeepers {
  private readonly keepers: TermKeeper[] = [];

  add(keeper: TermKeeper): void {
    this.keepers.push(keeper);
  }

  async preview(em: EntityManager, cal: Calendar): Promise<TermChange> {
    const sum: TermChange = { checked: 0, moved: [], certain: 0 };
    for (const keeper of this.keepers) {
      const { checked, moved, certain } = await keeper.preview(em, cal);
      sum.checked += checked;
      sum.certain += certain;
      sum.moved.push(...moved);
    }
    return sum;
  }

  async ask(tx: Tx, reason: string): Promise<void> {
    for (const keeper of this.keepers) await keeper.ask(tx, reason);
  }
}
