import type { Instant } from '@duban/domain';
import { Clock } from '@duban/platform';

/** A clock that stands still until the test moves it. */
export class TestClock extends Clock {
  constructor(private instant: Instant) {
    super();
  }
  read(): Promise<Instant> {
    return Promise.resolve(this.instant);
  }
  set(instant: Instant): void {
    this.instant = Math.max(this.instant, instant);
  }
}
