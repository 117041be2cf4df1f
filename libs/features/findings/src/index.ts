export { FindingsModule } from './findings.module';
export { FindingsService } from './findings.service';
export { ALL_FINDINGS, FINDINGS_ANEW, FINDINGS_PAST, FindingsReactions } from './findings.reactions';
