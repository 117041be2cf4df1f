import { getComplaintTerms, type ComplaintTerms } from '@duban/contracts';
import { Route, Settings } from '@duban/platform';
import { Controller } from '@nestjs/common';
import type { ComplaintRules } from '@duban/domain';

/** What a form promises before anything is filed: the county's days in force, and nothing else of its rules. */
@Controller()
export class ComplaintTermsController {
  constructor(private readonly settings: Settings) {}

  @Route(getComplaintTerms)
  async terms(): Promise<ComplaintTerms> {
    return termsOf((await this.settings.current('complaint-rules')).value);
  }
}

const termsOf = ({ maxReworks: _, ...days }: ComplaintRules): ComplaintTerms => days;
