export { ReportsModule } from './reports.module';
export { PeriodsService } from './periods.service';
export { ReportsService } from './reports.service';
export { ReviewsService } from './reviews.service';
