import type { Instant } from '@duban/domain';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from './engine';

const PATIENCE_MS = 60_000;

/**
 * Moves a movable clock to `target`, stopping at every deadline on the way, so that everything due happens in order
 * and at its own time. Returns how many tasks were done. Throws when a deadline is never finished.
 */
export async function travel(
  engine: Engine,
  target: Instant,
  moveTo: (instant: Instant) => Promise<void>,
  wall: () => number,
): Promise<number> {
  let done = 0;
  for (;;) {
    const next = await engine.nextDue();
    if (next === null || next > target) break;
    await moveTo(next);
    done += await engine.settle();
    const giveUpAt = wall() + PATIENCE_MS;
    while ((await engine.countDue(next)) > 0) {
      if (wall() > giveUpAt) throw new Error('a deadline on the way was never finished');
      await sleep(20);
      done += await engine.settle();
    }
  }
  await moveTo(target);
  return done;
}
