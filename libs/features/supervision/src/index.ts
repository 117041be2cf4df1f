export { SupervisionModule } from './supervision.module';
export { getSubject, ProposalsService, type Subject } from './proposals.service';
export { findNoticeLines } from './notice-lines';
