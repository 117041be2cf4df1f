import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DutyCounters } from './access/duty-counters';
import { Calendars } from './calendar/calendars';
import { TermKeepers } from './calendar/term-keepers';
import { Clock, DemoClock, SystemClock } from './clock/clock';
import { CONFIG, type Config } from './config/config';
import { databaseOptions } from './database/data-source';
import { AttachmentReaders } from './files/attachment-readers';
import { AttachmentRow } from './files/attachment.entity';
import { Attachments } from './files/attachments';
import { AttachmentsController } from './files/attachments.controller';
import { Exports } from './files/exports';
import { AttachmentsReactions } from './files/attachments.reactions';
import { FileAnswers } from './files/file-answers';
import { FileStorage } from './files/storage';
import { UploadGuests } from './files/upload-guests';
import { Uploads } from './files/uploads';
import { Metrics } from './http/metrics';
import { LiveServer } from './live/live-server';
import { LOG, makeLog, type Log } from './log/log';
import { ImportRunner } from './imports/import-runner';
import { ImportsController } from './imports/imports.controller';
import { ImportsReactions } from './imports/imports.reactions';
import { ImportsReader } from './imports/imports.reader';
import { ImportsService } from './imports/imports.service';
import { ImportKinds } from './imports/kinds';
import { MappingsService } from './imports/mappings.service';
import { Engine } from './tasks/engine';
import { EngineWatch } from './tasks/engine-watch';
import { Settings } from './settings/settings';
import { AfterCommit } from './work/after-commit';
import { Work } from './work/work';

/** The ground every feature stands on. `clock` is replaced in tests only. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config, clock?: (source: DataSource) => Clock): DynamicModule {
    const makeClock =
      clock ?? ((source: DataSource) => (config.DEMO ? new DemoClock(source) : new SystemClock()));
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRoot({
          ...databaseOptions(config.DATABASE_URL, config.POOL_SIZE),
          autoLoadEntities: true,
          retryAttempts: 3,
          retryDelay: 1000,
        }),
        TypeOrmModule.forFeature([AttachmentRow]),
      ],
      controllers: [AttachmentsController, ImportsController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOG, useFactory: () => makeLog(config.LOG_LEVEL) },
        { provide: Clock, inject: [DataSource], useFactory: makeClock },
        { provide: LiveServer, inject: [LOG], useFactory: (log: Log) => new LiveServer(config, log) },
        {
          provide: Metrics,
          inject: [DataSource, LiveServer, EngineWatch],
          useFactory: (s: DataSource, l: LiveServer, w: EngineWatch) => new Metrics(s, l, w),
        },
        AfterCommit,
        AttachmentReaders,
        Attachments,
        AttachmentsReactions,
        Calendars,
        DutyCounters,
        Engine,
        EngineWatch,
        Exports,
        FileAnswers,
        FileStorage,
        ImportKinds,
        ImportRunner,
        ImportsReactions,
        ImportsReader,
        ImportsService,
        MappingsService,
        Settings,
        TermKeepers,
        UploadGuests,
        Uploads,
        Work,
      ],
      exports: [
        CONFIG,
        LOG,
        Clock,
        LiveServer,
        Metrics,
        AfterCommit,
        AttachmentReaders,
        Attachments,
        Calendars,
        DutyCounters,
        Engine,
        EngineWatch,
        Exports,
        FileAnswers,
        FileStorage,
        ImportKinds,
        Settings,
        TermKeepers,
        UploadGuests,
        Work,
        TypeOrmModule,
      ],
    };
  }
}
