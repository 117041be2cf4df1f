import type {
  Answer,
  Call,
  ComplaintDetail,
  ComplaintLine,
  exportComplaints,
  findSimilarComplaints,
  getComplaintFigures,
  listComplaints,
} from '@duban/contracts';
import {
  addWorkingDays,
  complaintFigures,
  dayOf,
  endOfWork,
  may,
  scopeOf,
  type Calendar,
  type ComplaintCategory,
  type Instant,
} from '@duban/domain';
import {
  Attachments,
  Calendars,
  Clock,
  cursorOf,
  DomainError,
  DutyCounters,
  Exports,
  visibleOrgs,
  type Actor,
} from '@duban/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { asActor } from './complaint-acts';
import { actsOf, extensionOf, mayDecideExtensionOf, mayDecideUnsealingOf } from './complaint-can';
import { findClocks } from './complaint-clocks';
import { concernedIn, findOrgs, readTree } from './complaint-orgs';
import { findNotices, findSteps } from './complaint-parts.queries';
import { findReadable, noterOf, partiesOf } from './complaint-rights';
import { ComplaintSenders, type Reader } from './complaint-senders';
import { COMPLAINT_FILES, numberOf, stepPart } from './complaint-steps';
import {
  iso,
  orgIdsOf,
  presentExtension,
  presentLine,
  presentStep,
  presentUnsealing,
} from './complaints.presenter';
import {
  complaintsStatement,
  countComplaints,
  countOwed,
  findComplaints,
  findRow,
  type ComplaintRow,
  type Moments,
} from './complaints.queries';
import { COMPLAINT_SHEET } from './complaints.sheet';
import { findExtensions } from './extension.queries';
import { countCallBacks, findCounted } from './figures.queries';
import { findSimilar } from './similar.queries';
import { mayRecordVerdict } from './told-verdict';
import { findUnsealings } from './unsealing.queries';

type Likes = { title: string; category?: ComplaintCategory | undefined };

/** Reads of complaints, each within the rights of who asks. */
@Injectable()
export class ComplaintsReader {
  constructor(
    private readonly source: DataSource,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly exports: Exports,
    private readonly attachments: Attachments,
    private readonly senders: ComplaintSenders,
    counters: DutyCounters,
  ) {
    counters.add('complaints', async (actor) =>
      scopeOf(actor.roles, 'complaint:read') === null ? 0 : countOwed(source, actor),
    );
  }

  async list(
    actor: Actor,
    query: Call<typeof listComplaints>['query'],
  ): Promise<Answer<typeof listComplaints>> {
    const [cal, now] = [await this.calendars.current(), await this.clock.read()];
    const moments = momentsOf(cal, now);
    const [{ rows, total }, counts] = await Promise.all([
      findComplaints(this.source, actor, query, moments),
      countComplaints(this.source, actor, moments),
    ]);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: await this.lines(this.source.manager, asActor(actor), page, cal, now),
      next: rows.length > page.length && last ? cursorOf([last.sort_key, last.id]) : null,
      total,
      counts,
    };
  }

  async export(
    actor: Actor,
    { format, ...filters }: Call<typeof exportComplaints>['query'],
  ): Promise<StreamableFile> {
    const [cal, now] = [await this.calendars.current(), await this.clock.read()];
    return this.exports.file<ComplaintRow, ComplaintLine>(actor, {
      list: 'complaints',
      format,
      filters,
      statement: complaintsStatement(actor, filters, momentsOf(cal, now)),
      file: { name: `诉求台账-${dayOf(now)}`, sheet: '诉求台账', columns: COMPLAINT_SHEET },
      present: (rows, em) => this.lines(em, asActor(actor), rows, cal, now),
    });
  }

  async get(actor: Actor, id: string): Promise<ComplaintDetail> {
    await findReadable(this.source.manager, actor, id);
    return this.read(asActor(actor), id);
  }

  /** A complaint for whoever the caller has let in. */
  async read(reader: Reader, id: string): Promise<ComplaintDetail> {
    const em = this.source.manager;
    const { actor } = reader;
    const row = await findRow(em, actor, id);
    if (!row) throw new DomainError('not-found');
    const [cal, now] = [await this.calendars.current(), await this.clock.read()];
    const [clocks, extensions, allUnsealings, steps, files, own, senders, tree] = await Promise.all([
      findClocks(em, [id]),
      findExtensions(em, id),
      findUnsealings(em, [id]),
      findSteps(em, id),
      this.attachments.list(em, COMPLAINT_FILES, [id]),
      this.senders.ownOf(em, reader, [id]),
      this.senders.read(em, reader, [row]),
      readTree(em),
    ]);
    const isSender = own.has(id);
    const unsealings = allUnsealings.get(id) ?? [];
    const concerned = concernedIn(tree, actor.orgId, row);
    const parties = partiesOf(actor, row, isSender);
    const seen = {
      ...{ actor, complaint: row, parties, concerned, clocks, extensions, unsealings, cal, now },
      mayNote: noterOf(actor, row, isSender) !== undefined,
      mayRecord:
        row.stage === 'answered' && parties.includes('office') && (await mayRecordVerdict(em, actor, row)),
    };
    const unitIds = steps.flatMap(({ unit_id }) => (unit_id ? [unit_id] : []));
    const orgs = await findOrgs(em, [...orgIdsOf(row), ...unitIds]);
    const parts = files(id);
    const seesUnsealings = isSender || (!concerned && may(actor, 'complaint:ask-unsealing', []));
    return {
      ...presentLine(row, { orgs, senders, cal, now }),
      text: row.text,
      rules: row.rules,
      project: row.project_id ? { id: row.project_id, name: row.project_name ?? '' } : null,
      inspection: row.inspection,
      sender: senders.get(id) ?? null,
      attachments: parts(stepPart(1)),
      clocks: clocks.map((each) => ({
        clock: each.clock,
        startedAt: each.started_at.toISOString(),
        dueDay: each.due_day,
        dueAt: each.due_at.toISOString(),
        provisional: each.provisional,
        endedAt: iso(each.ended_at),
        missedAt: iso(each.missed_at),
      })),
      ledger: steps.map((step) => presentStep(step, orgs, parts)),
      extensions: extensions.map((each) => presentExtension(each, mayDecideExtensionOf(seen, each))),
      extension: extensionOf(seen),
      unsealings: seesUnsealings
        ? unsealings.map((each) => presentUnsealing(each, mayDecideUnsealingOf(seen, each)))
        : [],
      notices: await this.noticesOf(actor, id),
      can: actsOf(seen),
      version: row.version,
    };
  }

  async similar(actor: Actor, likes: Likes): Promise<Answer<typeof findSimilarComplaints>> {
    const { rows, others } = await findSimilar(this.source.manager, actor, likes);
    return {
      items: rows.map((row) => ({
        ...{ id: row.id, number: numberOf(row), title: row.title },
        ...{ category: row.category, stage: row.stage, filedAt: row.filed_at.toISOString() },
      })),
      others,
    };
  }

  /** Without login nothing but a count is told. */
  async countSimilar(likes: Likes): Promise<{ others: number }> {
    const { others } = await findSimilar(this.source.manager, null, likes);
    return { others };
  }

  async figures(
    actor: Actor,
    query: Call<typeof getComplaintFigures>['query'],
  ): Promise<Answer<typeof getComplaintFigures>> {
    const em = this.source.manager;
    const wish = { ...query, orgIds: visibleOrgs(actor, 'complaint:figures') };
    const counted = await findCounted(em, wish, new Date(await this.clock.read()));
    const figures = complaintFigures(counted);
    const orgs = await findOrgs(
      em,
      figures.map(({ unitId }) => unitId),
    );
    return {
      items: figures.flatMap(({ unitId, ...rest }) => {
        const unit = orgs.get(unitId);
        return unit ? [{ unit, ...rest }] : [];
      }),
      callBacks: await countCallBacks(em, wish),
    };
  }

  private async lines(
    em: EntityManager,
    reader: Reader,
    rows: readonly ComplaintRow[],
    cal: Calendar,
    now: Instant,
  ): Promise<ComplaintLine[]> {
    const orgs = await findOrgs(em, rows.flatMap(orgIdsOf));
    const senders = await this.senders.read(em, reader, rows);
    return rows.map((row) => presentLine(row, { orgs, senders, cal, now }));
  }

  private async noticesOf(actor: Actor, id: string) {
    const scope = scopeOf(actor.roles, 'notice:read');
    if (scope === null) return [];
    return findNotices(this.source.manager, id, scope === 'all' ? null : actor.orgIds);
  }
}

const momentsOf = (cal: Calendar, now: Instant): Moments => ({
  now,
  soonAt: endOfWork(cal, addWorkingDays(cal, dayOf(now), 1)),
});
