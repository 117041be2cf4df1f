import { dismissFinding, listFindings, listSameCauses, noticeFinding, type Call } from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { FindingsReader } from './findings.reader';
import { FindingsService } from './findings.service';

@Controller()
export class FindingsController {
  constructor(
    private readonly findings: FindingsService,
    private readonly reader: FindingsReader,
  ) {}

  @Route(listFindings)
  list(@By() by: Actor, @Input() { query }: Call<typeof listFindings>) {
    return this.reader.list(by, query);
  }

  @Route(listSameCauses)
  sameCauses(@By() by: Actor) {
    return this.reader.sameCauses(by);
  }

  @Route(dismissFinding)
  async dismiss(@By() by: Actor, @Input() { params, body }: Call<typeof dismissFinding>) {
    await this.findings.dismiss(by, params.findingId, body);
    return this.reader.get(params.findingId);
  }

  @Route(noticeFinding)
  async notice(@By() by: Actor, @Input() { params, body }: Call<typeof noticeFinding>) {
    await this.findings.notice(by, params.findingId, body);
    return this.reader.get(params.findingId);
  }
}
