import * as admin from './admin';
import * as analysis from './analysis';
import * as attachments from './attachments';
import * as boards from './boards';
import * as calendar from './calendar';
import * as cards from './cards';
import * as coordination from './coordination';
import * as complaintActs from './complaint-acts';
import * as complaintFiling from './complaint-filing';
import * as complaintReceipts from './complaint-receipts';
import * as complaints from './complaints';
import * as decisions from './decisions';
import type { Endpoint } from './endpoint';
import * as enrolments from './enrolments';
import * as engine from './engine';
import * as findings from './findings';
import * as identity from './identity';
import * as imports from './imports';
import * as lights from './lights';
import * as messages from './messages';
import * as milestones from './milestones';
import * as month from './month-changes';
import * as notices from './notices';
import * as projectFiles from './project-files';
import * as packages from './packages';
import * as projects from './projects';
import * as reports from './reports';
import * as search from './search';
import * as settings from './settings';

export * from './admin';
export * from './analysis';
export * from './attachments';
export * from './boards';
export * from './calendar';
export * from './cards';
export * from './common';
export * from './coordination';
export * from './complaint-acts';
export * from './complaint-filing';
export * from './complaint-receipts';
export * from './complaints';
export * from './decisions';
export * from './endpoint';
export * from './engine';
export * from './enrolments';
export * from './errors';
export * from './findings';
export * from './identity';
export * from './imports';
export * from './lights';
export * from './live';
export * from './messages';
export * from './figures';
export * from './milestones';
export * from './month-changes';
export * from './notices';
export * from './packages';
export * from './project-fields';
export * from './project-files';
export * from './projects';
export * from './reports';
export * from './search';
export * from './settings';
export * from './terms';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'needs' in value && 'returns' in value;

/** Every endpoint there is: the server must have a handler for each, the rights test walks them all. */
export const ENDPOINTS: Endpoint[] = [
  identity,
  enrolments,
  projects,
  projectFiles,
  packages,
  imports,
  milestones,
  reports,
  lights,
  findings,
  notices,
  cards,
  complaints,
  complaintFiling,
  complaintActs,
  complaintReceipts,
  attachments,
  calendar,
  settings,
  messages,
  engine,
  boards,
  decisions,
  month,
  coordination,
  search,
  analysis,
  admin,
].flatMap((part) => Object.values(part as Record<string, unknown>).filter(isEndpoint));
