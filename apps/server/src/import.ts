import 'reflect-metadata';
import {
  AfterCommit,
  databaseOptions,
  DemoClock,
  migrate,
  readConfig,
  rowsOf,
  SystemClock,
  Work,
} from '@duban/platform';
import { DataSource } from 'typeorm';
import { readArguments, USAGE, type Wish } from './import/arguments';
import { Refusal } from './import/read-mapping';
import { runImport } from './import/run-import';

/** Opens the database of the environment, with a schema, and imports. */
async function run(wish: Wish): Promise<number> {
  const config = readConfig(process.env);
  const source = await new DataSource(databaseOptions(config.DATABASE_URL, 4)).initialize();
  try {
    const [schema] = await rowsOf<{ there: boolean }>(
      source,
      `select to_regclass('projects') is not null as there`,
    );
    if (config.MIGRATE || !schema?.there) await migrate(source);
    const clock = config.DEMO ? new DemoClock(source) : new SystemClock();
    const work = new Work(source, clock, new AfterCommit());
    return await runImport(wish, { source, work, say: (line) => console.log(line) });
  } finally {
    await source.destroy();
  }
}

/** The exit code: 2 when the call itself makes no sense. */
async function main(args: string[]): Promise<number> {
  let wish: Wish | null;
  try {
    wish = readArguments(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  if (wish === null) {
    console.log(USAGE);
    return 0;
  }
  try {
    return await run(wish);
  } catch (error) {
    const isPlain = error instanceof Refusal || /^The environment/.test((error as Error).message);
    console.error(isPlain ? `\n${(error as Error).message}` : error);
    return 1;
  }
}

// whoever reads along may stop reading (| head): the import goes on
process.stdout.on('error', () => undefined);
process.exitCode = await main(process.argv.slice(2));
