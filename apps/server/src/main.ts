import 'reflect-metadata';
import { setFlagsFromString } from 'node:v8';
import { DemoAccounts, SetupService } from '@duban/identity';
import { databaseOptions, migrate, readConfig, runApp, type Config } from '@duban/platform';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module';
import { prepare, type Prepared } from './prepare';

/**
 * The heap is collected when it has grown by so much. Left alone V8 lets it grow fourfold on a machine with much memory, and
 * a large file takes half a gigabyte on its way in or out of which a fifth is alive.
 */
setFlagsFromString('--heap-growing-percent=40');

/** What the launcher is told when the product is up. */
type Ready = Prepared & { ready: true; url: string | null; setupUrl: string | null };

async function start(config: Config): Promise<void> {
  if (config.MIGRATE) await migrateOnce(config);
  const duties = { api: config.ROLES.includes('api'), worker: config.ROLES.includes('worker') };
  const app = await runApp(AppModule.with(config), duties, (nest) => prepare(nest, config));
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 10_000).unref();
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  // A server must not outlive the launcher that holds its database.
  if (process.send) process.on('disconnect', () => void stop());

  const link = duties.api && !config.DEMO ? await app.nest.get(SetupService).ensureLink() : null;
  const home = config.PUBLIC_URL ?? app.url;
  const ready: Ready = {
    ready: true,
    url: app.url,
    setupUrl: link && home ? `${home}${link}` : null,
    ...app.prepared,
  };
  app.nest.get(DemoAccounts).list = ready.demo?.accounts ?? [];
  if (process.send) process.send(ready);
  else if (ready.setupUrl)
    console.log(`Make the first administrator (once, within 24 hours): ${ready.setupUrl}`);
}

async function migrateOnce(config: Config): Promise<void> {
  const source = await new DataSource(databaseOptions(config.DATABASE_URL, 4)).initialize();
  try {
    await migrate(source);
  } finally {
    await source.destroy();
  }
}

try {
  await start(readConfig(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (process.env.LOG_LEVEL === 'debug') console.error(error);
  process.exit(1);
}
