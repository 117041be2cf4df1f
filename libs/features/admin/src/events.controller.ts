import { listEvents, verifyEvents, type Answer, type Call } from '@duban/contracts';
import { By, Clock, eventLine, Input, Route, verifyChain, visibleOrgs, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findEvents } from './events.queries';

/** The audit trail, for the auditor: reading only, there is no service because there is nothing to decide. */
@Controller()
export class EventsController {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  @Route(listEvents)
  async list(
    @By() by: Actor,
    @Input() { query }: Call<typeof listEvents>,
  ): Promise<Answer<typeof listEvents>> {
    visibleOrgs(by, 'event:read');
    const { rows, ...page } = await findEvents(this.source, query);
    return { items: rows.map((row) => ({ ...eventLine(row), hash: row.hash })), ...page };
  }

  @Route(verifyEvents)
  async verify(@By() by: Actor): Promise<Answer<typeof verifyEvents>> {
    visibleOrgs(by, 'event:read');
    const at = new Date(this.clock.wall()).toISOString();
    return { ...(await verifyChain(this.source)), at };
  }
}
