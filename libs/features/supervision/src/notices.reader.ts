import type {
  Answer,
  Call,
  explainRung,
  exportNotices,
  listNotices,
  NoticeDetail,
  NoticeLine,
} from '@duban/contracts';
import { actionsOf, dayOf } from '@duban/domain';
import {
  Attachments,
  Calendars,
  Clock,
  cursorOf,
  DomainError,
  Exports,
  Settings,
  type Actor,
} from '@duban/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CardsReader } from './cards.reader';
import { rungsOf } from './ladder-runner';
import { presentDetail } from './notice-detail.presenter';
import { NOTICE_FILES } from './notice-files';
import { presentLines } from './notice-lines';
import {
  findCredits,
  findDues,
  findEvents,
  findFeedbacks,
  findLight,
  findNotice,
  findOrgs,
  findPauses,
  findReplies,
} from './notice-parts.queries';
import { findRequests } from './notice-requests';
import { mayRead } from './notice-rights';
import { ifResumed } from './notice-standstill';
import {
  countNotices,
  findNotices,
  noticesStatement,
  type NoticeFilter,
  type NoticeRow,
} from './notices.queries';
import { NOTICE_SHEET } from './notices.sheet';
import { NO_TERMS, termsOf } from './replan';
import { explainOneRung } from './rung-explanation';

/** Reads of notices, each within the rights of who asks. */
@Injectable()
export class NoticesReader {
  constructor(
    private readonly source: DataSource,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly cards: CardsReader,
    private readonly exports: Exports,
    private readonly attachments: Attachments,
  ) {}

  async list(actor: Actor, filter: NoticeFilter): Promise<Answer<typeof listNotices>> {
    const [cal, now] = [await this.calendars.current(), await this.clock.read()];
    const [{ rows, total }, counts] = await Promise.all([
      findNotices(this.source, actor, filter, new Date(now)),
      countNotices(this.source, actor, new Date(now)),
    ]);
    const page = rows.slice(0, filter.limit);
    const last = page.at(-1);
    return {
      items: await presentLines(this.source.manager, page, cal, now),
      next: rows.length > page.length && last ? cursorOf([last.sort_key, last.id]) : null,
      total,
      counts,
      can: actionsOf(actor.roles).filter((action) => action.startsWith('notice:')),
    };
  }

  /** What the list holds with these filters, made while it is sent. */
  async export(
    actor: Actor,
    { format, ...filters }: Call<typeof exportNotices>['query'],
  ): Promise<StreamableFile> {
    const [cal, now] = [await this.calendars.current(), await this.clock.read()];
    return this.exports.file<NoticeRow, NoticeLine>(actor, {
      list: 'notices',
      format,
      filters,
      statement: noticesStatement(actor, filters, new Date(now)),
      file: { name: `督办清单-${dayOf(now)}`, sheet: '督办清单', columns: NOTICE_SHEET },
      present: (rows, em) => presentLines(em, rows, cal, now),
    });
  }

  async get(actor: Actor, id: string): Promise<NoticeDetail> {
    const row = await this.readable(actor, id);
    const em = this.source.manager;
    const cards = await this.cards.ofNotice(actor, id);
    const [cal, now, rules, rungs, terms, pauses, credits, dues] = await Promise.all([
      this.calendars.current(),
      this.clock.read(),
      this.settings.current('notice-rules'),
      rungsOf(em, [id]),
      termsOf(em, [id]),
      findPauses(em, id),
      findCredits(em, id),
      findDues(em, id),
    ]);
    const [files, requests, feedbacks, replies, coUnits, events, light] = await Promise.all([
      this.attachments.list(em, NOTICE_FILES, [id]),
      findRequests(em, id),
      findFeedbacks(em, id),
      findReplies(em, id),
      findOrgs(em, row.co_unit_ids),
      findEvents(
        em,
        id,
        cards.map((card) => card.id),
      ),
      findLight(em, row.subject_id),
    ]);
    const stands = { row, rungs: rungs.get(id) ?? [], terms: terms.get(id) ?? NO_TERMS };
    const ledger = { ...ifResumed(cal, stands, now), pauses, credits, dues };
    const rest = {
      files: files(id),
      requests,
      feedbacks,
      replies,
      coUnits,
      cards,
      events,
      light,
      rules: rules.value,
    };
    return presentDetail({ ...ledger, ...rest }, actor, cal, now);
  }

  /** Why a rung of the present round falls on its day, and who was told. */
  async explainRung(actor: Actor, id: string, key: string): Promise<Answer<typeof explainRung>> {
    const row = await this.readable(actor, id);
    const em = this.source.manager;
    const [cal, now] = [await this.calendars.current(), await this.clock.read()];
    const rungs = (await rungsOf(em, [id])).get(id) ?? [];
    const terms = (await termsOf(em, [id])).get(id) ?? NO_TERMS;
    return explainOneRung(em, ifResumed(cal, { row, rungs, terms }, now), key, cal, now);
  }

  private async readable(actor: Actor, id: string): Promise<NoticeRow> {
    const row = await findNotice(this.source, id);
    if (!row || !mayRead(actor, row)) throw new DomainError('not-found');
    return row;
  }
}
