// `npm run import -- --mapping file.json projects.csv …`: reads project lists into the database of DATABASE_URL, or
// into the embedded one, which is started for it and stopped afterwards unless `npm start` is using it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { fail, openDatabase, root } from './environment.mjs';

const cli = path.join(root, 'apps/server/dist/import.js');
const database = await ensureBuilt(console.error)
  .then(() => openDatabase({ log: console.error }))
  .catch((error) => fail(error.message));

// Ctrl-C goes to the whole group: let the import end its transaction, then stop the database below
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
const child = spawn(process.execPath, ['--enable-source-maps', cli, ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(), // npm changes to the project; file names are meant from where one typed
  env: {
    ...{ LOG_LEVEL: 'warn', MIGRATE: '1', DEMO: database.embedded ? '1' : '0' }, // as `npm start` has it
    ...process.env,
    DATABASE_URL: database.url,
  },
  stdio: 'inherit',
});
const code = await new Promise((resolve) => {
  child.once('error', () => resolve(1));
  child.once('exit', (exitCode) => resolve(exitCode ?? 1));
});
await database.stop();
process.exit(code);
