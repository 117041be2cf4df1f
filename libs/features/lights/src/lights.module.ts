import { SupervisionModule } from '@duban/supervision';
import { Module } from '@nestjs/common';
import { GapsReader } from './gaps.reader';
import { LightTrials } from './light-trials';
import { LightsController } from './lights.controller';
import { LightsReactions } from './lights.reactions';
import { LightsReader } from './lights.reader';
import { LightsService } from './lights.service';
import { WaiversService } from './waivers.service';

@Module({
  imports: [SupervisionModule],
  controllers: [LightsController],
  providers: [GapsReader, LightsReactions, LightsReader, LightsService, LightTrials, WaiversService],
  exports: [LightsReactions, LightsService, LightTrials],
})
export class LightsModule {}
