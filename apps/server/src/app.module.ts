import { AdminModule } from '@duban/admin';
import { BoardsModule } from '@duban/boards';
import { ComplaintsModule } from '@duban/complaints';
import { FindingsModule } from '@duban/findings';
import { IdentityModule } from '@duban/identity';
import { LightsModule } from '@duban/lights';
import { MessagesModule } from '@duban/messages';
import { PlatformModule, type Clock, type Config } from '@duban/platform';
import { ProjectsModule } from '@duban/projects';
import { ReportsModule } from '@duban/reports';
import { SupervisionModule } from '@duban/supervision';
import { Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';

/** The whole product: the ground and every room. `clock` is replaced in tests only. */
@Module({})
export class AppModule {
  static with(config: Config, clock?: (source: DataSource) => Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, clock),
        IdentityModule,
        SupervisionModule,
        LightsModule,
        FindingsModule,
        MessagesModule,
        ProjectsModule,
        ReportsModule,
        ComplaintsModule,
        BoardsModule,
        AdminModule.with(config),
      ],
    };
  }
}
