import { decideEnrolment, enrolEnterprise, listEnrolments, type Call } from '@duban/contracts';
import { By, Input, Req, Route, type Actor, type KnownRequest } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { EnrolmentsService } from './enrolments.service';

@Controller()
export class EnrolmentsController {
  constructor(private readonly enrolments: EnrolmentsService) {}

  @Route(enrolEnterprise)
  async file(@Req() request: KnownRequest, @Input() { body }: Call<typeof enrolEnterprise>) {
    await this.enrolments.file(body, { ip: request.ip ?? 'unknown', requestId: request.known.requestId });
    return { done: true as const };
  }

  @Route(listEnrolments)
  list(@By() by: Actor, @Input() { query }: Call<typeof listEnrolments>) {
    return this.enrolments.list(by, query);
  }

  @Route(decideEnrolment)
  decide(@By() by: Actor, @Input() { params, body }: Call<typeof decideEnrolment>) {
    return this.enrolments.decide(by, params.enrolmentId, body);
  }
}
