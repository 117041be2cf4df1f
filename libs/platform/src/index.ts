export { DutyCounters } from './access/duty-counters';
export { findAdministrators } from './access/administrators';
export { tellRepaired } from './access/tell-repaired';
export { authorise, hasRole, SYSTEM, visibleOrgs, type Actor, type RowScope } from './access/actor';
export { Calendars, fillCalendar, readCalendar } from './calendar/calendars';
export {
  reprojectTask,
  TermKeepers,
  type CalendarReason,
  type KeptTerm,
  type TermChange,
  type TermKeeper,
} from './calendar/term-keepers';
export { Clock, DemoClock, SystemClock } from './clock/clock';
export { CONFIG, Env, readConfig, type Config } from './config/config';
export { day, dayOrNull, fen, fenOrNull, instant, instantOrNull } from './database/columns';
export { databaseOptions, migrate, MIGRATIONS } from './database/data-source';
export { columnsOf, plannedRowsOf, rowsOf } from './database/rows';
export { describeSchema } from './database/describe-schema';
export { cursorOf, invalidCursor, keyOf, likeText, rankOf, seqOf } from './database/paging';
export { Exports, type Exported, type ExportedLines, type LeavingList } from './files/exports';
export { madeFile, sentFile } from './files/sent-file';
export type { Column } from './files/xlsx';
export { AttachmentReaders, type AttachmentReader } from './files/attachment-readers';
export { AttachmentRow } from './files/attachment.entity';
export { Attachments, DRAFT_PART, presentAttachment, type Bond, type Parts } from './files/attachments';
export { FileAnswers, Sealed } from './files/file-answers';
export { FileStorage } from './files/storage';
export { UploadGuests } from './files/upload-guests';
export { ContractInterceptor, refusedFields } from './http/contract.interceptor';
export { DomainError, type RefusedField } from './http/domain-error';
export { By, ENDPOINT, Input, Req, Route, type Known, type KnownRequest } from './http/endpoint.decorator';
export { Metrics } from './http/metrics';
export { openApi } from './http/openapi';
export { ProblemFilter } from './http/problem.filter';
export { RightsGuard } from './http/rights.guard';
export { checkContracts, setUpHttp } from './http/setup-http';
export { aloneIn } from './imports/alone';
export { IMPORT_LOCK } from './imports/import-runner';
export { amount, scaled, UNITS, type NumberForm, type Unit } from './imports/cells/amounts';
export { dayFrom, isDateForm } from './imports/cells/days';
export { csvRecords } from './imports/files/csv';
export {
  fieldsFor,
  ImportKinds,
  type ImportCause,
  type ImportKind,
  type KindField,
  type ReadRow,
  type RowChange,
  type RowFault,
  type RowOutcome,
  type UndoneRow,
  type WrittenRow,
} from './imports/kinds';
export { sheetToFill, type FillColumn } from './imports/sheet-to-fill';
export { LiveBoards, LiveFeed } from './live/live-feed';
export { LiveServer, roomOf, Sessions, type LiveSession } from './live/live-server';
export { LOG, makeLog, type Log } from './log/log';
export { PlatformModule } from './platform.module';
export { runApp, type Duties, type RunningApp } from './run-app';
export { Alarm } from './queue/alarm';
export { defaultSettings } from './settings/default-settings';
export { Settings, type InForce } from './settings/settings';
export { Engine } from './tasks/engine';
export { EngineWatch, type Silence } from './tasks/engine-watch';
export { OnTask, type Task, type TaskHandler } from './tasks/on-task';
export { OutsideError } from './tasks/outside-error';
export { travel } from './tasks/travel';
export { AfterCommit, type Committed } from './work/after-commit';
export { EVENT_LINE_COLUMNS, eventLine, type EventLineRow } from './work/event-line';
export { appendEvents, hashEvent, verifyChain, type NewEvent } from './work/chain';
export { Tx, type Message, type NewTask } from './work/tx';
export { writeTasks } from './work/write-tasks';
export { Work } from './work/work';
export { GATHER, writeMessages } from './work/write-messages';
