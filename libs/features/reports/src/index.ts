export { ReportsModule } from './reports.module';
export { ReportsService } from './reports.service';
export { ReviewsService } from './reviews.service';
