import type { Instant } from '@duban/domain';
import { Injectable } from '@nestjs/common';

/**
 * What a committed transaction leaves to be told: the last event it wrote, when its first task falls due, and whether
 * it put a line into somebody's inbox.
 */
export type Committed = { version: number | null; wakeAt: Instant | null; now: Instant; told: boolean };

/** Commit first, then wake. Listeners must not throw and are not awaited: what they miss is swept up later. */
@Injectable()
export class AfterCommit {
  private readonly listeners: ((committed: Committed) => void)[] = [];

  listen(listener: (committed: Committed) => void): void {
    this.listeners.push(listener);
  }

  tell(committed: Committed): void {
    for (const listener of this.listeners) listener(committed);
  }
}
