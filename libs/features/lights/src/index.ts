export { LightsModule } from './lights.module';
export { LightsService } from './lights.service';
export { WaiversService } from './waivers.service';
export { ALL_LIGHTS, LIGHTS_ANEW, LightsReactions, nextNight } from './lights.reactions';
export { findLightsBefore, findProjectsAfter, lockProjects } from './lights.queries';
export { LightTrials } from './light-trials';
