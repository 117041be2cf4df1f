import { types } from 'pg';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { fillCalendar } from '../calendar/calendars';
import { CreateFoundations20261123000000 } from './migrations/20261123000000-create-foundations';
import { CreateSubjects20261123000100 } from './migrations/20261123000100-create-subjects';
import { CreateViews20261123020000 } from './migrations/20261123020000-create-views';
import { ExtendSupervision20261124000000 } from './migrations/20261124000000-extend-supervision';
import { WatchSupervision20261124000100 } from './migrations/20261124000100-watch-supervision';
import { KeepDepartedProjects20261124000200 } from './migrations/20261124000200-keep-departed-projects';
import { QuickenEngine20261124000300 } from './migrations/20261124000300-quicken-engine';
import { CompleteRegistry20261126000000 } from './migrations/20261126000000-complete-registry';
import { MeasurePlans20261126000100 } from './migrations/20261126000100-measure-plans';
import { WakeSuspensions20261126010000 } from './migrations/20261126010000-wake-suspensions';
import { NameHelpers20261126010100 } from './migrations/20261126010100-name-helpers';
import { WidenLights20261126230000 } from './migrations/20261126230000-widen-lights';
import { KeepAttachments20261126234000 } from './migrations/20261126234000-keep-attachments';
import { KeepStandings20261127000000 } from './migrations/20261127000000-keep-standings';
import { KeepFindings20261127000100 } from './migrations/20261127000100-keep-findings';
import { KeepYears20261128010000 } from './migrations/20261128010000-keep-years';
import { KeepSearch20261128020000 } from './migrations/20261128020000-keep-search';
import { KeepImports20261128030000 } from './migrations/20261128030000-keep-imports';
import { ReviewReports20261128050000 } from './migrations/20261128050000-review-reports';
import { KeepReceipts20261128060000 } from './migrations/20261128060000-keep-receipts';
import { RaiseProblems20261128060100 } from './migrations/20261128060100-raise-problems';
import { KeepLineSpells20261129010000 } from './migrations/20261129010000-keep-line-spells';
import { KeepReportDays20261129010100 } from './migrations/20261129010100-keep-report-days';
import { KeepDraftPhotos20261129020000 } from './migrations/20261129020000-keep-draft-photos';
import { KeepComplaints20261129040000 } from './migrations/20261129040000-keep-complaints';
import { EnrolEnterprises20261129050000 } from './migrations/20261129050000-enrol-enterprises';
import { SearchComplaints20261129050100 } from './migrations/20261129050100-search-complaints';
import { TakeGuestsFiles20261130010000 } from './migrations/20261130010000-take-guests-files';
import { CountWithdrawals20261130020000 } from './migrations/20261130020000-count-withdrawals';
import { RecordVerdicts20261130020100 } from './migrations/20261130020100-record-verdicts';
import { SumInTurn20261130030000 } from './migrations/20261130030000-sum-in-turn';

/** A `date` is a day in Asia/Shanghai and stays the text it is: a Date would move it by the process's time zone. */
types.setTypeParser(types.builtins.DATE, (text) => text);

export const MIGRATIONS = [
  CreateFoundations20261123000000,
  CreateSubjects20261123000100,
  CreateViews20261123020000,
  ExtendSupervision20261124000000,
  WatchSupervision20261124000100,
  KeepDepartedProjects20261124000200,
  QuickenEngine20261124000300,
  CompleteRegistry20261126000000,
  MeasurePlans20261126000100,
  WakeSuspensions20261126010000,
  NameHelpers20261126010100,
  WidenLights20261126230000,
  KeepAttachments20261126234000,
  KeepStandings20261127000000,
  KeepFindings20261127000100,
  KeepYears20261128010000,
  KeepSearch20261128020000,
  KeepImports20261128030000,
  ReviewReports20261128050000,
  KeepReceipts20261128060000,
  RaiseProblems20261128060100,
  KeepLineSpells20261129010000,
  KeepReportDays20261129010100,
  KeepDraftPhotos20261129020000,
  KeepComplaints20261129040000,
  EnrolEnterprises20261129050000,
  SearchComplaints20261129050100,
  TakeGuestsFiles20261130010000,
  CountWithdrawals20261130020000,
  RecordVerdicts20261130020100,
  SumInTurn20261130030000,
];

export function databaseOptions(url: string, poolSize = 20): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    poolSize,
    extra: { keepAlive: true, options: '-c timezone=UTC' },
  };
}

const MIGRATION_LOCK = 4_127_001;

/** Brings the schema up to date and fills the reference tables. Safe to run from several processes at once. */
export async function migrate(source: DataSource): Promise<void> {
  const gate = source.createQueryRunner();
  await gate.connect();
  try {
    await gate.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations();
    await source.transaction((em) => fillCalendar(em));
  } finally {
    await gate.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await gate.release();
  }
}
