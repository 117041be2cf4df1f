import { LightsModule } from '@duban/lights';
import { Clock, DemoClock, type Config } from '@duban/platform';
import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CalendarController } from './calendar.controller';
import { CalendarReader } from './calendar.reader';
import { CalendarService } from './calendar.service';
import { DemoClockController } from './demo-clock.controller';
import { DemoClockService } from './demo-clock.service';
import { EngineController } from './engine.controller';
import { EngineReader } from './engine.reader';
import { EngineService } from './engine.service';
import { EventsController } from './events.controller';
import { SettingsController } from './settings.controller';
import { SettingsReader } from './settings.reader';
import { SettingsService } from './settings.service';

/** Outside a demonstration the routes of its clock are not there at all. */
@Module({})
export class AdminModule {
  static with({ DEMO }: Pick<Config, 'DEMO'>): DynamicModule {
    return {
      module: AdminModule,
      imports: [LightsModule],
      controllers: [
        CalendarController,
        EngineController,
        EventsController,
        SettingsController,
        ...(DEMO ? [DemoClockController] : []),
      ],
      providers: [
        CalendarReader,
        CalendarService,
        EngineReader,
        EngineService,
        SettingsReader,
        SettingsService,
        ...(DEMO ? [demoClock, DemoClockService] : []),
      ],
    };
  }
}

/** The ground's own clock, which is one that can be moved. */
const demoClock = {
  provide: DemoClock,
  inject: [Clock, DataSource],
  useFactory: (clock: Clock, source: DataSource) =>
    clock instanceof DemoClock ? clock : new DemoClock(source),
};
