export { LightsModule } from './lights.module';
export { LightsService } from './lights.service';
export { ALL_LIGHTS, LIGHTS_ANEW, LightsReactions } from './lights.reactions';
