import { Clock, DomainError } from '@duban/platform';
import { Injectable } from '@nestjs/common';

const PER_MINUTE = 60;
const MINUTE_MS = 60_000;
const MAX_ADDRESSES = 10_000;

/**
 * How often one address may fail to sign in: slows down who tries many accounts with one password, whom the lock of a
 * single account never meets. Kept in memory, for each process by itself.
 */
@Injectable()
export class AddressLimit {
  private readonly attempts = new Map<string, { minute: number; count: number }>();

  constructor(private readonly clock: Clock) {}

  /** Counts an attempt; refuses it when the address has had its share of this minute. */
  take(address: string): void {
    const wall = this.clock.wall();
    const minute = Math.floor(wall / MINUTE_MS);
    if (this.attempts.size >= MAX_ADDRESSES) this.forgetBefore(minute);
    const known = this.attempts.get(address);
    const count = known?.minute === minute ? known.count : 0;
    if (count >= PER_MINUTE)
      throw new DomainError('too-many-requests', {
        retryAfterSeconds: Math.ceil(((minute + 1) * MINUTE_MS - wall) / 1000),
      });
    this.attempts.set(address, { minute, count: count + 1 });
  }

  /** An attempt that succeeded is not held against an address many people share. */
  giveBack(address: string): void {
    const known = this.attempts.get(address);
    if (known && known.count > 0) known.count--;
  }

  private forgetBefore(minute: number): void {
    for (const [address, known] of this.attempts) if (known.minute < minute) this.attempts.delete(address);
    if (this.attempts.size >= MAX_ADDRESSES) this.attempts.clear();
  }
}
