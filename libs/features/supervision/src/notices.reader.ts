import type { Answer, listNotices, NoticeDetail } from '@duban/contracts';
import { actionsOf, may } from '@duban/domain';
import { Calendars, Clock, cursorOf, DomainError, type Actor } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rungsOf } from './ladder-runner';
import { presentDetail, presentLine } from './notices.presenter';
import {
  countNotices,
  findCards,
  findEvents,
  findLight,
  findNotice,
  findNotices,
  findReplies,
  sortKeyOf,
  type NoticeFilter,
} from './notices.queries';
import { isHidden } from './notices.service';

/** Reads of notices, each within the rights of who asks. */
@Injectable()
export class NoticesReader {
  constructor(
    private readonly source: DataSource,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, filter: NoticeFilter): Promise<Answer<typeof listNotices>> {
    const [cal, now] = [await this.calendars.current(), await this.clock.read()];
    const [rows, counts] = await Promise.all([
      findNotices(this.source, actor, filter, new Date(now)),
      countNotices(this.source, actor, new Date(now)),
    ]);
    const page = rows.slice(0, filter.limit);
    const rungs = await rungsOf(
      this.source.manager,
      page.map((row) => row.id),
    );
    const last = page.at(-1);
    return {
      items: page.map((row) => presentLine(row, rungs.get(row.id) ?? [], cal, now)),
      next: rows.length > page.length && last ? cursorOf(sortKeyOf(last)) : null,
      total: rows[0]?.total ?? 0,
      counts,
      can: actionsOf(actor.roles).filter((action) => action.startsWith('notice:')),
    };
  }

  async get(actor: Actor, id: string): Promise<NoticeDetail> {
    const row = await findNotice(this.source, id);
    if (!row || !may(actor, 'notice:read', [row.unit_id])) throw new DomainError('not-found');
    if (isHidden(row) && !may(actor, 'notice:read', [])) throw new DomainError('not-found');
    const [cal, now, rungs, replies, cards, events, light] = await Promise.all([
      this.calendars.current(),
      this.clock.read(),
      rungsOf(this.source.manager, [id]),
      findReplies(this.source, id),
      findCards(this.source, id),
      findEvents(this.source, id),
      findLight(this.source, row.subject_id),
    ]);
    return presentDetail({ row, rungs: rungs.get(id) ?? [], replies, cards, events, light }, actor, cal, now);
  }
}
