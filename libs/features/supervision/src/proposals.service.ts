import type { NoticeSource } from '@duban/contracts';
import type { Assessment, Day, Period, Severity } from '@duban/domain';
import { Attachments, DomainError, rowsOf, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { ofNotice } from './ladder-runner';
import { Notice } from './notice.entity';
import { raiseNotice, type RaisedNotice } from './raise-notice';
import { NOTICE_PART, partOf } from './notice-files';
import {
  findingDemands,
  findingTitle,
  lagDemands,
  lagTitle,
  lateDemands,
  lateTitle,
  missedDemands,
  missedTitle,
  problemTitle,
} from './paper-titles';

/** What supervision knows of a thing it supervises. */
export type Subject = {
  type: 'project' | 'complaint';
  id: string;
  name: string;
  unitId: string;
  ownerId: string | null;
};

export const LAG = 'investment-lag';
export const LATE = 'report-late';
const COMPLAINT_CLOCK = 'complaint-clock';

type Proposal = Pick<Notice, 'title' | 'severity' | 'source' | 'reason_code' | 'reason_facts' | 'demands'> &
  Partial<Pick<Notice, 'source_note' | 'evidence' | 'co_unit_ids'>>;
/** A matter a person registers. */
export type HandProposal = {
  title: string;
  demands: string;
  severity: Severity;
  unitId?: string | undefined;
  coUnitIds: string[];
  evidence: string[];
  source: NoticeSource;
  sourceNote: string;
  attachmentIds: string[];
};

/** The proposals that lights, late reports and monitors make. Nothing here has a consequence yet. */
@Injectable()
export class ProposalsService {
  constructor(private readonly attachments: Attachments) {}

  /**
   * Proposes a notice when the investment light of a period is yellow or red; a proposal nobody has issued is withdrawn
   * when the light recovers, or is waived.
   */
  async settleLag(tx: Tx, subject: Subject, period: Period, light: Assessment): Promise<void> {
    const { color, reason } = light;
    if (color === 'yellow' || color === 'red') {
      await this.propose(tx, subject, {
        title: lagTitle(subject.name),
        severity: color === 'red' ? 'important' : 'normal',
        source: 'light',
        reason_code: LAG,
        reason_facts: { color, period, ...reason },
        demands: lagDemands,
      });
    } else await this.withdraw(tx, subject, LAG, { reason: 'recovered', color, period });
  }

  /** A month that was due and has not come. */
  async proposeLate(tx: Tx, subject: Subject, period: Period, dueDay: Day): Promise<void> {
    await this.propose(tx, subject, {
      title: lateTitle(subject.name, period),
      severity: 'normal',
      source: 'late-report',
      reason_code: LATE,
      reason_facts: { period, dueDay },
      demands: lateDemands,
    });
  }

  /**
   * The month has come after all: a proposal nobody has issued falls away, unless it is about a later month, which is
   * still owed.
   */
  async withdrawLate(tx: Tx, subject: Subject, period: Period): Promise<void> {
    await this.withdraw(tx, subject, LATE, { reason: 'reported', period }, period);
  }

  async proposeByHand(tx: Tx, projectId: string, input: HandProposal): Promise<Notice> {
    const subject = await getSubject(tx.em, 'project', projectId);
    const unitId = input.unitId ?? subject.unitId;
    return this.insert(
      tx,
      { ...subject, unitId },
      {
        title: input.title,
        severity: input.severity,
        source: input.source,
        source_note: input.sourceNote,
        reason_code: 'by-hand',
        reason_facts: { by: tx.actor.name },
        demands: input.demands,
        evidence: input.evidence,
        co_unit_ids: [...new Set(input.coUnitIds)].filter((unit) => unit !== unitId),
      },
      input.attachmentIds,
    );
  }

  /** What a check found in a report: what the unit has to answer stands in the facts. */
  async proposeFinding(
    tx: Tx,
    subject: Subject,
    finding: { check: string; period: Period; facts: Record<string, string | number>; severity: Severity },
  ): Promise<Notice> {
    const { check, period, facts, severity } = finding;
    return this.insert(tx, subject, {
      title: findingTitle(subject.name, period),
      severity,
      source: 'by-hand',
      reason_code: 'finding',
      reason_facts: { check, period, by: tx.actor.name, ...facts },
      demands: findingDemands,
    });
  }

  /** A problem told in a report becomes a matter for who is to help; whoever issues it may change all of it. */
  async proposeProblem(
    tx: Tx,
    subject: Subject,
    problem: { period: Period; category: string; text: string; wantedUnit: string; severity: Severity },
  ): Promise<Notice> {
    const { period, category, text, wantedUnit, severity } = problem;
    return this.insert(tx, subject, {
      title: problemTitle(subject.name, category),
      severity,
      source: 'problem',
      source_note: [`${period}直报`, category, wantedUnit && `希望${wantedUnit}协调`]
        .filter(Boolean)
        .join(' · '),
      reason_code: 'by-hand',
      reason_facts: { by: tx.actor.name },
      demands: text,
    });
  }

  /** The notice about this complaint that is open against this unit. */
  async findOpen(tx: Tx, complaintId: string, unitId: string): Promise<RaisedNotice | null> {
    const [row] = await rowsOf<RaisedNotice>(
      tx.em,
      `select id, state, title, severity from notices
       where subject_id = $1 and reason_code = $2 and unit_id = $3
         and state not in ('accepted', 'closed', 'archived', 'withdrawn', 'dismissed')
       order by proposed_at desc limit 1`,
      [complaintId, COMPLAINT_CLOCK, unitId],
    );
    return row ?? null;
  }

  /**
   * 诉求逾期: a clock of a complaint ran out. A notice is proposed to the unit that let it, or the one that is `open`
   * against it is raised: made more urgent while nobody has issued it, a card proposed on it once it was.
   */
  async settleMissed(
    tx: Tx,
    { id, name, unitId }: { id: string; name: string; unitId: string },
    { clock, dueDay, open }: { clock: string; dueDay: Day; open: RaisedNotice | null },
  ): Promise<void> {
    if (open) {
      const reason = `${name}逾期，应于 ${dueDay} 前办理`;
      await raiseNotice(tx, open, { key: `complaint:${id}:${clock}`, reason, data: { clock, dueDay } });
      return;
    }
    await this.insert(
      tx,
      { type: 'complaint', id, name, unitId, ownerId: null },
      {
        title: missedTitle(name),
        severity: 'normal',
        source: 'problem',
        reason_code: COMPLAINT_CLOCK,
        reason_facts: { clock, dueDay, number: name },
        demands: missedDemands,
      },
    );
  }

  /** One matter, one notice: an open one is not doubled; one not yet issued takes up the newer figures. */
  private async propose(tx: Tx, subject: Subject, proposal: Proposal): Promise<void> {
    const open = await tx.em
      .createQueryBuilder(Notice, 'n')
      .setLock('pessimistic_write')
      .where(
        `n.subject_id = :id and n.reason_code = :code and n.state not in ('accepted', 'closed', 'archived', 'withdrawn', 'dismissed')`,
        {
          id: subject.id,
          code: proposal.reason_code,
        },
      )
      .getOne();
    if (!open) await this.insert(tx, subject, proposal);
    else if (open.state === 'proposed') {
      Object.assign(open, proposal);
      open.version++;
      await tx.em.save(open);
    }
  }

  private async insert(
    tx: Tx,
    subject: Subject,
    proposal: Proposal,
    attachmentIds: readonly string[] = [],
  ): Promise<Notice> {
    const notice = tx.em.create(Notice, {
      ...proposal,
      id: uuid(),
      state: 'proposed',
      subject_type: subject.type,
      subject_id: subject.id,
      subject_name: subject.name,
      unit_id: subject.unitId,
      owner_id: subject.ownerId,
      proposed_at: new Date(tx.now),
      level: 0,
      version: 1,
      provisional: false,
    });
    await tx.em.save(notice);
    const files = await this.attachments.bind(tx, attachmentIds, partOf(notice.id, NOTICE_PART));
    tx.record({
      type: 'notice.proposed',
      ...ofNotice(notice),
      data: { title: notice.title, source: notice.source, severity: notice.severity, ...files },
    });
    return notice;
  }

  private async withdraw(
    tx: Tx,
    subject: Subject,
    code: string,
    data: Record<string, string>,
    upTo: Period | null = null,
  ): Promise<void> {
    const withdrawn = await tx.em
      .createQueryBuilder(Notice, 'n')
      .setLock('pessimistic_write')
      .where(`n.subject_id = :id and n.reason_code = :code and n.state in ('proposed', 'approved')`, {
        id: subject.id,
        code,
      })
      .getOne();
    if (!withdrawn) return;
    if (upTo !== null && String(withdrawn.reason_facts.period) > upTo) return;
    withdrawn.state = 'dismissed';
    withdrawn.closed_at = new Date(tx.now);
    withdrawn.version++;
    await tx.em.save(withdrawn);
    tx.record({
      type: 'notice.dismissed',
      ...ofNotice(withdrawn),
      data: { ...data, title: withdrawn.title },
    });
  }
}

export async function getSubject(em: Tx['em'], type: string, id: string): Promise<Subject> {
  const [row] = await rowsOf<{ name: string; unit_id: string; owner_id: string | null }>(
    em,
    'select name, unit_id, owner_id from subjects where type = $1 and id = $2',
    [type, id],
  );
  if (!row) throw new DomainError('not-found');
  return { type: 'project', id, name: row.name, unitId: row.unit_id, ownerId: row.owner_id };
}
