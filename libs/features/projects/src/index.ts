export { ProjectsModule } from './projects.module';
export { recordDepartures, type Leaving } from './departures';
export { StandingsService } from './standings.service';
