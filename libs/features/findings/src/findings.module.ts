import { SupervisionModule } from '@duban/supervision';
import { Module } from '@nestjs/common';
import { FindingsController } from './findings.controller';
import { FindingsReactions } from './findings.reactions';
import { FindingsReader } from './findings.reader';
import { FindingsService } from './findings.service';

@Module({
  imports: [SupervisionModule],
  controllers: [FindingsController],
  providers: [FindingsReactions, FindingsReader, FindingsService],
  exports: [FindingsReactions, FindingsService],
})
export class FindingsModule {}
