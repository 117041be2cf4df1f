export { ProjectsModule } from './projects.module';
export { recordDepartures, type Leaving } from './departures';
