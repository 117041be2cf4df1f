// A process that holds a cluster, for specs that kill it: prints one line of JSON when the database is up, stops
// in order on SIGTERM.   node hold-cluster.mjs <dataDir> <port>
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';

const [dataDir, port] = process.argv.slice(2);
const said = [];
const cluster = await startEmbeddedPostgres({ dataDir, port: Number(port), log: (line) => said.push(line) });
console.log(JSON.stringify({ ...cluster, said }));
setInterval(() => {}, 60_000);
process.once('SIGTERM', async () => process.exit((await cluster.stop()) ? 0 : 3));
