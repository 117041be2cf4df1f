import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CardTermsKeeper } from './card-terms.keeper';
import { Card } from './card.entity';
import { CardsController } from './cards.controller';
import { CardsReactions } from './cards.reactions';
import { CardsReader } from './cards.reader';
import { CardsService } from './cards.service';
import { Notice } from './notice.entity';
import { NoticeDecisionsService } from './notice-decisions.service';
import { NoticeFilesReader } from './notice-files';
import { NoticeIssueService } from './notice-issue.service';
import { NoticeMover } from './notice-mover';
import { NoticeOfficeService } from './notice-office.service';
import { NoticeRequestsService } from './notice-requests.service';
import { NoticeTermsKeeper } from './notice-terms.keeper';
import { NoticeUnitService } from './notice-unit.service';
import { NoticesController } from './notices.controller';
import { NoticesReactions } from './notices.reactions';
import { NoticesReader } from './notices.reader';
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
    NoticeDecisionsService,
    NoticeFilesReader,
    NoticeIssueService,
    NoticeMover,
    NoticeOfficeService,
    NoticeRequestsService,
    NoticesReactions,
    NoticesReader,
    NoticeTermsKeeper,
    NoticeUnitService,
    ProposalsService,
    SupervisionReactions,
  ],
  exports: [CardsReader, NoticesReader, ProposalsService],
})
export class SupervisionModule {}
