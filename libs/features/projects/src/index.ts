export { ProjectsModule } from './projects.module';
export { recordDepartures, recordEntry, type Leaving } from './departures';
export { StandingsService } from './standings.service';
