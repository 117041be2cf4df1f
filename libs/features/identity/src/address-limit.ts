import { Clock, DomainError } from '@duban/platform';
import { Injectable, Optional } from '@nestjs/common';

const PER_MINUTE = 60;
const MINUTE_MS = 60_000;
const MAX_ADDRESSES = 10_000;

/**
 * How often one address may fail to sign in: slows down who tries many accounts with one password, whom the lock of a
 * single account never meets. Kept in memory, for each process by itself.
 */
@Injectable()
export class AddressLimit {
  private readonly attempts = new Map<string, { span: number; count: number }>();

  /** `share`: of one address in a span of wall time. */
  constructor(
    private readonly clock: Clock,
    @Optional() private readonly share: number = PER_MINUTE,
    @Optional() private readonly spanMs: number = MINUTE_MS,
  ) {}

  /** Counts an attempt; refuses it when the address has had its share of this span. */
  take(address: string): void {
    const wall = this.clock.wall();
    const span = Math.floor(wall / this.spanMs);
    if (this.attempts.size >= MAX_ADDRESSES) this.forgetBefore(span);
    const known = this.attempts.get(address);
    const count = known?.span === span ? known.count : 0;
    if (count >= this.share)
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

/** Of enterprises that ask for an account, well filled in or not: ten an hour, for people read that queue. */
@Injectable()
export class EnrolmentLimit extends AddressLimit {
  constructor(clock: Clock) {
    super(clock, 10, 60 * MINUTE_MS);
  }
}
