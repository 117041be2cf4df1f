import { dayOf, may, needsApproval, yearOf, type Severity } from '@duban/domain';
import { authorise, DomainError, rowsOf, Settings, Work, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import type { Notice } from './notice.entity';
import { NoticeMover } from './notice-mover';
import type { Outcome } from './notice-tellings';
import { stampTerms, termsSaid } from './notice-terms';
import { ProposalsService, type HandProposal } from './proposals.service';

type Issue = {
  unitId: string;
  coUnitIds: string[];
  severity: Severity;
  title: string;
  demands: string;
  evidence: string[];
  version: number;
};

/** From the register to the unit: propose, approve, issue, or not. */
@Injectable()
export class NoticeIssueService {
  constructor(
    private readonly work: Work,
    private readonly mover: NoticeMover,
    private readonly proposals: ProposalsService,
    private readonly settings: Settings,
  ) {}

  async propose(actor: Actor, input: HandProposal & { projectId: string }): Promise<string> {
    return this.work.run(actor, async (tx) => {
      authorise(actor, 'notice:propose', {}, 'notice:read');
      if (input.unitId) await requireUnits(tx, 'unitId', [input.unitId]);
      await requireUnits(tx, 'coUnitIds', input.coUnitIds);
      return (await this.proposals.proposeByHand(tx, input.projectId, input)).id;
    });
  }

  async approve(actor: Actor, id: string, input: { opinion: string; version: number }): Promise<void> {
    await this.mover.moved(actor, id, input.version, {
      by: 'approve',
      act: ({ tx, notice }) => Promise.resolve(approved(tx, notice, input.opinion)),
    });
  }

  /** Stamps number, terms, ladder and rules on the notice: later changes of the rules do not touch it. */
  async issue(actor: Actor, id: string, input: Issue): Promise<void> {
    await this.mover.moved(actor, id, input.version, {
      by: 'issue',
      act: async ({ tx, notice, cal }) => {
        const rules = await this.settings.current('notice-rules', tx.em);
        const outcomes = approval(tx, notice, rules.value.approvedSources);
        await requireUnits(tx, 'unitId', [input.unitId]);
        await requireUnits(tx, 'coUnitIds', input.coUnitIds);
        const { unitId, coUnitIds, severity, title, demands, evidence } = input;
        Object.assign(notice, { unit_id: unitId, severity, title, demands, evidence });
        notice.co_unit_ids = [...new Set(coUnitIds)].filter((unit) => unit !== unitId);
        notice.number_year = yearOf(dayOf(tx.now));
        notice.number_seq = await nextNumber(tx, notice.number_year);
        const ladder = await this.settings.current('ladder-policy', tx.em);
        notice.rules = rules.value;
        notice.policy = { version: `ladder/${ladder.version}`, rungs: ladder.value.rungs };
        await stampTerms(tx, cal, notice);
        return [
          ...outcomes,
          { type: 'notice.issued', data: termsSaid(notice), tell: { whom: ['unit'], kind: 'rung' } },
        ];
      },
    });
  }

  async dismiss(actor: Actor, id: string, input: { reason: string; version: number }): Promise<void> {
    await this.mover.moved(actor, id, input.version, {
      by: 'dismiss',
      act: ({ tx, notice }) => {
        notice.closed_at = new Date(tx.now);
        return Promise.resolve({ type: 'notice.dismissed', data: { reason: input.reason } });
      },
    });
  }
}

/** Whoever may approve does so by issuing what needs it, and that is recorded; nobody else gets past it. */
function approval(tx: Tx, notice: Notice, approvedSources: readonly string[]): Outcome[] {
  const matter = { stage: notice.state, source: notice.source };
  if (!needsApproval(matter, { approvedSources, mayApprove: false })) return [];
  if (!may(tx.actor, 'notice:approve', []))
    throw new DomainError('forbidden-move', { move: 'issue', state: notice.state, code: 'needs-approval' });
  return [approved(tx, notice, '')];
}

function approved(tx: Tx, notice: Notice, opinion: string): Outcome {
  notice.approved_at = new Date(tx.now);
  notice.approved_by = tx.actor.name;
  return { type: 'notice.approved', data: { opinion } };
}

/** 文号: by year, without gaps; the row is held until the commit, so two issues never take one number. */
async function nextNumber(tx: Tx, year: number): Promise<number> {
  const [row] = await rowsOf<{ last: number }>(
    tx.em,
    `insert into notice_numbers (year, last) values ($1, 1)
     on conflict (year) do update set last = notice_numbers.last + 1 returning last`,
    [year],
  );
  return row?.last ?? 1;
}

/** Refuses what is no unit that can answer for something. */
export async function requireUnits(tx: Tx, path: string, unitIds: readonly string[]): Promise<void> {
  const rows = await rowsOf<{ id: string }>(
    tx.em,
    `select id from orgs where id = any($1::uuid[]) and active and kind <> 'enterprise'`,
    [unitIds],
  );
  if (rows.length < new Set(unitIds).size)
    throw new DomainError('invalid', {}, [{ path, code: 'no-such-unit', facts: {} }]);
}
