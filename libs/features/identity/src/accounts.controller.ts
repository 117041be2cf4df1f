import { changeAccount, createAccount, listAccounts, type Call } from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { AccountsService } from './accounts.service';

@Controller()
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Route(listAccounts)
  list(@By() by: Actor, @Input() { query }: Call<typeof listAccounts>) {
    return this.accounts.list(by, query.q);
  }

  @Route(createAccount)
  create(@By() by: Actor, @Input() { body }: Call<typeof createAccount>) {
    return this.accounts.create(by, body);
  }

  @Route(changeAccount)
  change(@By() by: Actor, @Input() { params, body }: Call<typeof changeAccount>) {
    return this.accounts.change(by, params.accountId, body);
  }
}
