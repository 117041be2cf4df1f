import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Notice } from './notice.entity';
import { NoticesController } from './notices.controller';
import { NoticesReader } from './notices.reader';
import { NoticesService } from './notices.service';
import { ProposalsService } from './proposals.service';
import { SupervisionReactions } from './supervision.reactions';

@Module({
  imports: [TypeOrmModule.forFeature([Notice])],
  controllers: [NoticesController],
  providers: [NoticesReader, NoticesService, ProposalsService, SupervisionReactions],
  exports: [ProposalsService],
})
export class SupervisionModule {}
