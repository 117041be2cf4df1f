// Ten thousand rungs due in the same second, with all their effects: claim row, level, event, next rung, inbox line.
// Ours is the built product with two worker processes. Beside it, in the same run and on the same PostgreSQL and Redis:
// the peers with a delayed job for each deadline and the same effects, and the floor, one SQL statement that writes the
// same rows. Everybody warms up on another herd first.
import { ensureBuilt } from '../build.mjs';
import { runFloor } from './herd/floor.mjs';
import { prepareGround } from './herd/ground.mjs';
import { medianOf } from './herd/measure.mjs';
import { runOurs } from './herd/ours.mjs';
import { PEERS, runPeer } from './herd/peers.mjs';
import { HERD, seedHerd, seedPending, WARM_UP } from './herd/seed.mjs';

const COUNT = Number(process.env.HERD || 10_000);
const WARM_UP_COUNT = COUNT;
const PENDING = Number(process.env.PENDING || 1_000_000);
const ROUNDS = Number(process.env.ROUNDS || 3);

export async function bench({ say }) {
  if (!process.env.BENCH_DIST) await ensureBuilt(say);
  const ground = await prepareGround();
  const told = async (what, run) => {
    const figures = await run();
    say(`${what}: ${JSON.stringify(figures)}`);
    return figures;
  };
  try {
    const seed = (db) => seedHerd(db, { [HERD]: COUNT, [WARM_UP]: WARM_UP_COUNT });
    await ground.create('herd', seed);
    say(`a herd of ${COUNT}, and the same beside ${PENDING} pending rungs: filling the tables …`);
    await ground.create('herd_pending', async (db) => {
      await seed(db);
      await seedPending(db, PENDING);
    });

    const [ours, floors, pending] = [[], [], []];
    for (let i = 0; i < ROUNDS; i++) {
      ours.push(await told('ours', () => runOurs(ground, 'herd')));
      pending.push(await told(`ours, ${PENDING} pending`, () => runOurs(ground, 'herd_pending')));
      floors.push(await told('floor', () => runFloor(ground, 'herd')));
    }
    const peers = {};
    for (const name of PEERS) peers[name] = await told(name, () => runPeer(ground, name, 'herd'));

    const [own, floor] = [medianOf(ours), medianOf(floors)];
    const best = Math.max(...Object.values(peers).map(({ perSecond }) => perSecond));
    const hundredths = (value) => Math.round(value * 100) / 100;
    return {
      ours: own,
      peers,
      floor,
      ratios: {
        bestPeer: hundredths(own.perSecond / best),
        floor: hundredths(own.perSecond / floor.perSecond),
      },
      pendingSlowdown: hundredths(1 - medianOf(pending).perSecond / own.perSecond),
    };
  } finally {
    await ground.stop();
  }
}
