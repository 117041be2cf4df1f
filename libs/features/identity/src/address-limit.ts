import { Clock, DomainError } from '@duban/platform';
import { Injectable } from '@nestjs/common';

const MINUTE_MS = 60_000;
const MAX_ADDRESSES = 10_000;

/** How often one address may try something in a span of wall time. Kept in memory, for each process by itself. */
abstract class Limit {
  private readonly attempts = new Map<string, { span: number; count: number }>();

  protected constructor(
    private readonly clock: Clock,
    private readonly most: number,
    private readonly spanMs: number,
  ) {}

  /** Counts an attempt; refuses it when the address has had its share of this span. */
  take(address: string): void {
    const wall = this.clock.wall();
    const span = Math.floor(wall / this.spanMs);
    if (this.attempts.size >= MAX_ADDRESSES) this.forgetBefore(span);
    const known = this.attempts.get(address);
    const count = known?.span === span ? known.count : 0;
    if (count >= this.most)
      throw new DomainError('too-many-requests', {
        retryAfterSeconds: Math.ceil(((span + 1) * this.spanMs - wall) / 1000),
      });
    this.attempts.set(address, { span, count: count + 1 });
  }

  /** An attempt that succeeded is not held against an address many people share. */
  giveBack(address: string): void {
    const known = this.attempts.get(address);
    if (known && known.count > 0) known.count--;
  }

  private forgetBefore(span: number): void {
    for (const [address, known] of this.attempts) if (known.span < span) this.attempts.delete(address);
    if (this.attempts.size >= MAX_ADDRESSES) this.attempts.clear();
  }
}

/**
 * Of failed sign-ins: slows down who tries many accounts with one password, whom the lock of a single account never
 * meets.
 */
@Injectable()
export class AddressLimit extends Limit {
  constructor(clock: Clock) {
    super(clock, 60, MINUTE_MS);
  }
}

/** Of enterprises that ask for an account, well filled in or not: a queue is read by people. */
@Injectable()
export class EnrolmentLimit extends Limit {
  constructor(clock: Clock) {
    super(clock, 10, 60 * MINUTE_MS);
  }
}
