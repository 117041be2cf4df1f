import { SupervisionModule } from '@duban/supervision';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ComplaintActs } from './complaint-acts';
import { ComplaintFilesReader } from './complaint-files';
import { ComplaintSenders } from './complaint-senders';
import { ComplaintTermsController } from './complaint-terms.controller';
import { ComplaintTermsKeeper } from './complaint-terms.keeper';
import { Complaint } from './complaint.entity';
import { ComplaintsController } from './complaints.controller';
import { ComplaintsReactions } from './complaints.reactions';
import { ComplaintsReader } from './complaints.reader';
import { FilingService } from './filing.service';
import { OfficeService } from './office.service';
import { PublicComplaintsController } from './public-complaints.controller';
import { Receipts } from './receipts';
import { SenderService } from './sender.service';
import { UnitService } from './unit.service';
import { UnsealingService } from './unsealing.service';

@Module({
  imports: [TypeOrmModule.forFeature([Complaint]), SupervisionModule],
  controllers: [ComplaintsController, ComplaintTermsController, PublicComplaintsController],
  providers: [
    ComplaintActs,
    ComplaintFilesReader,
    ComplaintSenders,
    ComplaintsReactions,
    ComplaintsReader,
    ComplaintTermsKeeper,
    FilingService,
    OfficeService,
    Receipts,
    SenderService,
    UnitService,
    UnsealingService,
  ],
})
export class ComplaintsModule {}
