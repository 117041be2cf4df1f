import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CardTermsKeeper } from './card-terms.keeper';
import { Card } from './card.entity';
import { CardsController } from './cards.controller';
import { CardsReactions } from './cards.reactions';
import { CardsReader } from './cards.reader';
import { CardsService } from './cards.service';
import { Notice } from './notice.entity';
import { NoticeTermsKeeper } from './notice-terms.keeper';
import { NoticesController } from './notices.controller';
import { NoticesReader } from './notices.reader';
import { NoticesService } from './notices.service';
import { ProposalsService } from './proposals.service';
import { SupervisionReactions } from './supervision.reactions';

@Module({
  imports: [TypeOrmModule.forFeature([Card, Notice])],
  controllers: [CardsController, NoticesController],
  providers: [
    CardsReactions,
    CardsReader,
    CardsService,
    CardTermsKeeper,
    NoticesReader,
    NoticesService,
    NoticeTermsKeeper,
    ProposalsService,
    SupervisionReactions,
  ],
  exports: [ProposalsService],
})
export class SupervisionModule {}
