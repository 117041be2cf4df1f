import { SupervisionModule } from '@duban/supervision';
import { Module } from '@nestjs/common';
import { LightsReactions } from './lights.reactions';
import { LightsService } from './lights.service';

@Module({
  imports: [SupervisionModule],
  providers: [LightsReactions, LightsService],
  exports: [LightsReactions, LightsService],
})
export class LightsModule {}
