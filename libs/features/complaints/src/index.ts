export { ComplaintActs } from './complaint-acts';
export { ComplaintSenders } from './complaint-senders';
export { ComplaintsModule } from './complaints.module';
export { ComplaintsReactions } from './complaints.reactions';
export { FilingService } from './filing.service';
export { OfficeService } from './office.service';
export { SenderService } from './sender.service';
export { UnitService } from './unit.service';
