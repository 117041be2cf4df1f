import type { Answer, CardDetail, CardLine, listCards, listPoints } from '@duban/contracts';
import { actionsOf, dayOf, may, scopeOf, yearOf } from '@duban/domain';
import { Calendars, Clock, cursorOf, DomainError, Settings, visibleOrgs, type Actor } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findPoints } from './card-points.queries';
import { isHiddenCard } from './card.entity';
import { presentCard, presentCardDetail } from './cards.presenter';
import {
  countViews,
  findActs,
  findCard,
  findCardEvents,
  findCards,
  findCardsOf,
  type CardFilter,
} from './cards.queries';

/** Reads of cards, each within the rights of who asks. */
@Injectable()
export class CardsReader {
  constructor(
    private readonly source: DataSource,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  async list(actor: Actor, filter: CardFilter): Promise<Answer<typeof listCards>> {
    const [cal, now] = [await this.calendars.current(), await this.clock.read()];
    const [{ rows, total }, counts] = await Promise.all([
      findCards(this.source, actor, filter, new Date(now)),
      countViews(this.source, actor, new Date(now)),
    ]);
    const page = rows.slice(0, filter.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => presentCard(row, cal, now)),
      next: rows.length > page.length && last ? cursorOf([last.sort_key, last.id]) : null,
      total,
      counts,
      can: actionsOf(actor.roles).filter((action) => action.startsWith('card:')),
    };
  }

  async get(actor: Actor, id: string): Promise<CardDetail> {
    const row = await findCard(this.source, id);
    if (!row || !may(actor, 'card:read', [row.unit_id])) throw new DomainError('not-found');
    if (isHiddenCard(row) && !may(actor, 'card:read', [])) throw new DomainError('not-found');
    const [cal, now, rules, acts, events] = await Promise.all([
      this.calendars.current(),
      this.clock.read(),
      this.settings.current('card-rules'),
      findActs(this.source, id),
      findCardEvents(this.source, id),
    ]);
    const seesAll = may(actor, 'card:read', []);
    const shown = seesAll
      ? { acts, events }
      : { acts: acts.filter(isServed), events: events.filter(({ type }) => type !== 'card.proposed') };
    return presentCardDetail({ row, ...shown, rules: rules.value }, actor, cal, now);
  }

  /** The cards of a notice, for its page. */
  async ofNotice(actor: Actor, noticeId: string): Promise<CardLine[]> {
    if (scopeOf(actor.roles, 'card:read') === null) return [];
    const [cal, now] = [await this.calendars.current(), await this.clock.read()];
    const rows = await findCardsOf(this.source, noticeId, visibleOrgs(actor, 'card:read'));
    return rows.map((row) => presentCard(row, cal, now));
  }

  async points(actor: Actor, year: number | undefined): Promise<Answer<typeof listPoints>> {
    const asked = year ?? yearOf(dayOf(await this.clock.read()));
    const rows = await findPoints(this.source, asked, visibleOrgs(actor, 'card:read'));
    return {
      year: asked,
      yellow: rows.reduce((sum, row) => sum + row.yellow, 0),
      red: rows.reduce((sum, row) => sum + row.red, 0),
      units: rows.map(({ unitId, name, shortName, ...rest }) => ({
        unit: { id: unitId, name, shortName },
        ...rest,
      })),
    };
  }
}

/** The proposal is the office's own paper, even after the issue; its words are those of a person of the office. */
const isServed = ({ move }: { move: string }) => move !== 'propose';
