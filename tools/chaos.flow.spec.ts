// A small run of `npm run chaos`: the same ground, the same disturbances, fewer notices.
import { runChaos } from './chaos/run.mjs';

it.each(['redis', 'postgres'] as const)(
  'loses, doubles and mixes up nothing while everything breaks, queue on %s',
  async (backend) => {
    const said: string[] = [];
    const { line, also } = await runChaos({
      ...{ backend, notices: 200, runMs: 25_000, seed: 1 },
      say: (words) => said.push(words),
    });
    const none = { missing: 0, doubled: 0, outOfOrder: 0, messagesDoubled: 0, writesLost: 0 };
    expect({ line, said }).toMatchObject({ line: { backend, ...none, fired: line.expected } });
    expect(line.expected).toBeGreaterThan(600);
    expect(Object.entries(also).filter(([, n]) => n !== 0)).toEqual([]);
    expect({ recoveryMs: line.recoveryMs ?? Infinity, said }).toMatchObject({
      recoveryMs: expect.any(Number),
    });
    expect(line.recoveryMs).toBeLessThanOrEqual(15_000);
  },
  150_000,
);
