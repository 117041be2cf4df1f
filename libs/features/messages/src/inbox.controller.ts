import { listInbox, readInbox, type Call } from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { InboxService } from './inbox.service';

@Controller()
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Route(listInbox)
  list(@By() by: Actor, @Input() { query }: Call<typeof listInbox>) {
    return this.inbox.list(by, query);
  }

  @Route(readInbox)
  read(@By() by: Actor, @Input() { body }: Call<typeof readInbox>) {
    return this.inbox.read(by, body);
  }
}
