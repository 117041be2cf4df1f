import { listEvents, verifyEvents, type Answer, type Call } from '@duban/contracts';
import { By, Clock, Input, Route, verifyChain, visibleOrgs, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findEvents, type EventRow } from './events.queries';

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
    return { items: rows.map(presentEvent), ...page };
  }

  @Route(verifyEvents)
  async verify(@By() by: Actor): Promise<Answer<typeof verifyEvents>> {
    visibleOrgs(by, 'event:read');
    const at = new Date(this.clock.wall()).toISOString();
    return { ...(await verifyChain(this.source)), at };
  }
}

function presentEvent(row: EventRow) {
  return {
    seq: Number(row.seq),
    at: row.at.toISOString(),
    type: row.type,
    actor: row.actor_name,
    subject: { type: row.subject_type, id: row.subject_id },
    rootId: row.root_id,
    data: row.data,
    hash: row.hash,
  };
}
