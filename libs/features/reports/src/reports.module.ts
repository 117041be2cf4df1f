import { FindingsModule } from '@duban/findings';
import { LightsModule } from '@duban/lights';
import { SupervisionModule } from '@duban/supervision';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReportImport } from './imports/report-import';
import { MonthSheet } from './imports/month-sheet';
import { LineReader } from './line.reader';
import { LineService } from './line.service';
import { PeriodsService } from './periods.service';
import { Report } from './report.entity';
import { ReportFiles } from './report-files';
import { ReportProblemsService } from './report-problems.service';
import { ReportTermsKeeper } from './report-terms.keeper';
import { ReportsController } from './reports.controller';
import { ReportsReactions } from './reports.reactions';
import { ReportsReader } from './reports.reader';
import { ReportsService } from './reports.service';
import { ReviewsService } from './reviews.service';

@Module({
  imports: [TypeOrmModule.forFeature([Report]), FindingsModule, LightsModule, SupervisionModule],
  controllers: [ReportsController],
  providers: [
    LineReader,
    LineService,
    MonthSheet,
    PeriodsService,
    ReportFiles,
    ReportImport,
    ReportProblemsService,
    ReportsReader,
    ReportsReactions,
    ReportsService,
    ReportTermsKeeper,
    ReviewsService,
  ],
  exports: [ReportsService],
})
export class ReportsModule {}
