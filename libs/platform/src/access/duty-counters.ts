import { Injectable } from '@nestjs/common';
import type { Instant } from '@duban/domain';
import type { Actor } from './actor';

/** How many matters of a page wait for this viewer now. */
export type DutyCounter = (actor: Actor, now: Instant) => Promise<number>;

/** Duties that only their own feature may count; it adds itself when the product starts. */
@Injectable()
export class DutyCounters {
  private readonly counters = new Map<string, DutyCounter>();

  add(page: string, counter: DutyCounter): void {
    this.counters.set(page, counter);
  }

  async count(page: string, actor: Actor, now: Instant): Promise<number> {
    return (await this.counters.get(page)?.(actor, now)) ?? 0;
  }
}
