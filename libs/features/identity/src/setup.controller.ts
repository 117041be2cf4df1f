import { getPublicStatus, setUp, type Call } from '@duban/contracts';
import { Input, Req, Route, type KnownRequest } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { SetupService } from './setup.service';

@Controller()
export class SetupController {
  constructor(private readonly setup: SetupService) {}

  @Route(getPublicStatus)
  status() {
    return this.setup.status();
  }

  @Route(setUp)
  async setUp(@Req() request: KnownRequest, @Input() { body }: Call<typeof setUp>) {
    await this.setup.setUp(body, request.known.requestId);
    return { done: true as const };
  }
}
