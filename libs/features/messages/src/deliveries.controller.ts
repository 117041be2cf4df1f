import { listDeliveries, type Answer, type Call } from '@duban/contracts';
import { By, Clock, Input, Route, visibleOrgs, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { countTold, findDeliveries, type DeliveryRow } from './deliveries.queries';

const DAYS = 30;
const DAY_MS = 86_400_000;

/** What left the house, for who looks after it: reading only, there is no service because there is nothing to decide. */
@Controller()
export class DeliveriesController {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  @Route(listDeliveries)
  async list(
    @By() by: Actor,
    @Input() { query }: Call<typeof listDeliveries>,
  ): Promise<Answer<typeof listDeliveries>> {
    visibleOrgs(by, 'delivery:read');
    const { rows, ...page } = await findDeliveries(this.source, query);
    const since = new Date((await this.clock.read()) - DAYS * DAY_MS);
    const persons = query.cursor === undefined ? await countTold(this.source, since) : [];
    return { ...page, items: rows.map(present), persons };
  }
}

const present = ({ created_at, sent_at, next_at, ...row }: DeliveryRow) => ({
  ...row,
  createdAt: created_at.toISOString(),
  sentAt: sent_at?.toISOString() ?? null,
  nextAt: next_at?.toISOString() ?? null,
});
