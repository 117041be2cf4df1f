import { changeOrg, createOrg, listOrgs, type Call } from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { OrgsService } from './orgs.service';

@Controller()
export class OrgsController {
  constructor(private readonly orgs: OrgsService) {}

  @Route(listOrgs)
  list(@By() by: Actor, @Input() { query }: Call<typeof listOrgs>) {
    return this.orgs.list(by, query.kind);
  }

  @Route(createOrg)
  create(@By() by: Actor, @Input() { body }: Call<typeof createOrg>) {
    return this.orgs.create(by, body);
  }

  @Route(changeOrg)
  change(@By() by: Actor, @Input() { params, body }: Call<typeof changeOrg>) {
    return this.orgs.change(by, params.orgId, body);
  }
}
