import 'reflect-metadata';
import { databaseOptions, migrate, readConfig } from '@duban/platform';
import { DataSource } from 'typeorm';

/** Brings the database up to date and ends: run once before the api and worker processes of a release. */
const source = await new DataSource(databaseOptions(readConfig(process.env).DATABASE_URL, 4)).initialize();
try {
  await migrate(source);
  console.log('The database is up to date.');
} finally {
  await source.destroy();
}
