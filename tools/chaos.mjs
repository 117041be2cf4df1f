// `npm run chaos -- [--json] [--seconds 240] [--notices 2000] [--seed 1] [--backend redis|postgres]`
//
// Does the engine lose anything while everything around it breaks? For each queue backend in turn: a PostgreSQL
// cluster and a Redis of its own, the built product as two api and three worker processes, and notices whose rungs fall
// due during the run, alone and in herds. While six people keep signing, acting, feeding back and replying over HTTP:
// workers and apis are killed (-9) and started again, PostgreSQL is stopped at once (immediate) and started, the queue
// is emptied and its Redis killed and started, and the county's clock leaps three days. What ends processes is aimed at
// moments when a herd is being worked on, and all workers die over the backlog of the leap. The seed decides everything.
//
// What the words of the result mean:
//   expected         rungs that had to fire, from the planned instants and from how each notice stands at the end
//   fired            how many of them did
//   missing          expected - fired
//   doubled          rungs told more than once in the audit trail; cards proposed more than once
//   outOfOrder       rungs of one notice told against the order of its ladder
//   messagesDoubled  one rung twice in one inbox, or in two letters to one address, or one key with two letters. (A
//                    letter that comes again under its own key after a kill is at-least-once: counted apart, "resent")
//   writesLost       writes the server had acknowledged that are not there
//   recoveryMs       the longest of all disturbances: from the moment it ends (the process is started again, the database
//                    or queue answers again, the clock has leapt) until every rung that was due by then has fired and
//                    both apis answer. Others that strike meanwhile are not taken off. null: never, while it was watched
// Beside these nothing may have fired unplanned, early or untold, no message may be missing or unsent, no task have
// failed, no write have happened twice, and the chain of events must hold. Exit code 1 unless all of it is zero and the
// recovery at most 15 s. What the processes said is in test-results/chaos.
import { runChaos } from './chaos/run.mjs';

/** Of each backend's share of the time: what the run does not need to come up and to settle. */
const GROUND_MS = 40_000;
const LEAST_RUN_MS = 15_000;

const words = process.argv.slice(2);
const valueOf = (name, otherwise) => {
  const at = words.indexOf(`--${name}`);
  return at < 0 ? (process.env[`CHAOS_${name.toUpperCase()}`] ?? otherwise) : words[at + 1];
};
const json = words.includes('--json');
const say = json ? console.error : console.log;
const only = valueOf('backend');
const backends = ['redis', 'postgres'].filter((backend) => !only || backend === only);
const seconds = Number(valueOf('seconds', 240));
const notices = Number(valueOf('notices', 2000));
const seed = Number(valueOf('seed', Math.floor(Date.now() / 1000) % 100_000));
if (backends.length === 0 || ![seconds, notices, seed].every(Number.isFinite)) {
  console.error(
    'Usage: npm run chaos -- [--json] [--seconds 240] [--notices 2000] [--seed 1] [--backend redis|postgres]',
  );
  process.exit(2);
}
const runMs = Math.max(LEAST_RUN_MS, (seconds * 1000) / 2 - GROUND_MS);

say(
  `Seed ${seed}: ${notices} notices, ${Math.round(runMs / 1000)} s of chaos on each of ${backends.join(', ')}.`,
);
const results = [];
for (const backend of backends) {
  say(`\n${backend}`);
  const result = await runChaos({ backend, notices, runMs, seed, say });
  say(`  ${JSON.stringify(result.line)}`);
  results.push(result);
}
if (json) console.log(JSON.stringify({ chaos: results.map(({ line }) => line) }));
process.exit(results.every(({ isGood }) => isGood) ? 0 : 1);
