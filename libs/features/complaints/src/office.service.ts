import type {
  acceptComplaint,
  assignComplaint,
  callBackComplaint,
  Call,
  recordVerdict,
  refuseComplaint,
  settleWithdrawal,
} from '@duban/contracts';
import { complexityOf, mayAssign, type Instant, type RoutingRefusal } from '@duban/domain';
import { DomainError, type Actor, type RefusedField } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { asActor, ComplaintActs } from './complaint-acts';
import { findOrgs, readHandlingTree } from './complaint-orgs';
import { refused, unknownUnits } from './complaint-refusals';
import type { Complaint } from './complaint.entity';
import { keptOpenUntil, mayRecordVerdict } from './told-verdict';

/** What the office does with a complaint: it never answers in the place of a unit, but where none stands above it. */
@Injectable()
export class OfficeService {
  constructor(private readonly acts: ComplaintActs) {}

  async accept(actor: Actor, id: string, body: Call<typeof acceptComplaint>['body']): Promise<void> {
    const { complexity, category, complainedOfIds, text, version } = body;
    await this.acts.run(asActor(actor), { id, version }, 'office', async (tx, complaint) => {
      const unknown = await unknownUnits(tx.em, complainedOfIds ?? []);
      if (unknown.length > 0) throw refused(unknown);
      await this.acts.move(
        tx,
        complaint,
        'accept',
        { kind: 'accepted', party: 'office', text, facts: { complexity } },
        {
          change: (row) => {
            row.complexity = complexity;
            row.category = category ?? row.category;
            row.complained_of = complainedOfIds ? [...new Set(complainedOfIds)] : row.complained_of;
          },
        },
      );
    });
  }

  async refuse(actor: Actor, id: string, body: Call<typeof refuseComplaint>['body']): Promise<void> {
    const { reason, text, version } = body;
    await this.acts.run(asActor(actor), { id, version }, 'office', (tx, complaint) =>
      this.acts.move(tx, complaint, 'refuse', { kind: 'refused', party: 'office', text, facts: { reason } }),
    );
  }

  /** 转办: to one that leads and others that help; none is complained of, nor below one that is. */
  async assign(actor: Actor, id: string, body: Call<typeof assignComplaint>['body']): Promise<void> {
    const { leadId, coIds, text, version } = body;
    await this.acts.run(asActor(actor), { id, version }, 'office', async (tx, complaint) => {
      const tree = await readHandlingTree(tx.em);
      const findings = mayAssign(tree, { lead: leadId, co: coIds }, complaint.complained_of);
      if (findings.length > 0) throw refused(findings.map((finding) => fieldOf(finding, leadId)));
      const names = await findOrgs(tx.em, [leadId, ...coIds]);
      const nameOf = (orgId: string) => names.get(orgId)?.name ?? '';
      await this.acts.move(
        tx,
        complaint,
        'assign',
        { kind: 'assigned', party: 'office', text, facts: { unit: nameOf(leadId), co: coIds.map(nameOf) } },
        {
          change: (row) => {
            row.lead_id = leadId;
            row.co_ids = coIds;
            row.complexity = complexityOf(row.complexity, 1 + coIds.length);
            row.assigned_at ??= new Date(tx.now);
          },
        },
      );
    });
  }

  async escalate(actor: Actor, id: string, body: { reason: string; version: number }): Promise<void> {
    const { reason, version } = body;
    await this.acts.run(asActor(actor), { id, version }, 'office', (tx, complaint) =>
      this.acts.move(tx, complaint, 'escalate', { kind: 'sent-up', party: 'office', text: reason }),
    );
  }

  /** 回访 after an answer: what was said, and whether the matter closes without a verdict. */
  async callBack(actor: Actor, id: string, body: Call<typeof callBackComplaint>['body']): Promise<void> {
    const { text, close, version } = body;
    await this.acts.run(asActor(actor), { id, version }, 'office', async (tx, complaint) => {
      if (complaint.stage !== 'answered')
        throw new DomainError('forbidden-move', { move: 'call-back', state: complaint.stage });
      complaint.called_back_at = new Date(tx.now);
      const step = { kind: 'called-back' as const, party: 'office' as const, text };
      if (!close) {
        await this.acts.save(tx, complaint);
        await this.acts.say(tx, complaint, step);
        return;
      }
      await this.acts.say(tx, complaint, step);
      await this.acts.move(tx, complaint, 'close-unrated', { kind: 'unrated', party: 'office' });
    });
  }

  /** 代记评价: what the enterprise said by telephone or on a visit, with the consequences of its own verdict. */
  async recordVerdict(actor: Actor, id: string, body: Call<typeof recordVerdict>['body']): Promise<void> {
    const { outcome, grade, way, spokenTo, spokenAt, text, version } = body;
    await this.acts.run(asActor(actor), { id, version }, 'office', async (tx, complaint) => {
      if (!(await mayRecordVerdict(tx.em, actor, complaint)))
        throw new DomainError('forbidden', { act: 'record-verdict' });
      const findings = wrongTelling(complaint, { spokenTo, spokenAt: Date.parse(spokenAt) }, tx.now);
      if (complaint.stage === 'answered' && findings.length > 0) throw refused(findings);
      const facts = { outcome, grade, way, spokenTo, spokenAt: new Date(spokenAt).toISOString() };
      await this.acts.move(
        tx,
        complaint,
        'record-verdict',
        { kind: 'verdict-recorded', party: 'office', text, facts },
        {
          verdict: { outcome, grade },
          change: (row) => {
            Object.assign(row, { outcome, grade });
            row.called_back_at ??= new Date(tx.now);
          },
        },
      );
    });
  }

  /** 撤回回访: of its own will, or the matter is taken up where it was. */
  async settleWithdrawal(
    actor: Actor,
    id: string,
    body: Call<typeof settleWithdrawal>['body'],
  ): Promise<void> {
    const { willing, text, version } = body;
    await this.acts.run(asActor(actor), { id, version }, 'office', (tx, complaint) =>
      willing
        ? this.acts.move(tx, complaint, 'confirm-withdrawal', {
            kind: 'withdrawal-confirmed',
            party: 'office',
            text,
          })
        : this.acts.move(
            tx,
            complaint,
            'take-up',
            { kind: 'taken-up', party: 'office', text },
            {
              // from the beginning: nobody has it until it is assigned, and its clock begins then
              change: (row) => {
                if (row.stage !== 'accepted') return;
                Object.assign(row, { lead_id: null, co_ids: [], assigned_at: null, answer_due_at: null });
              },
            },
          ),
    );
  }

  async archive(actor: Actor, id: string, { version }: { version: number }): Promise<void> {
    await this.acts.run(asActor(actor), { id, version }, 'office', async (tx, complaint) => {
      const until = keptOpenUntil(await this.acts.calendars.current(tx.em), complaint, tx.now);
      if (until !== null) {
        const facts = { code: 'may-contradict', until: new Date(until).toISOString() };
        throw new DomainError('forbidden-move', { move: 'archive', state: complaint.stage, ...facts });
      }
      await this.acts.move(tx, complaint, 'archive', { kind: 'archived', party: 'office' });
    });
  }
}

/** The ledger is read by the handler, too: of a sender nobody is to know nobody is named in it. */
function wrongTelling(
  { confidentiality, since }: Complaint,
  { spokenTo, spokenAt }: { spokenTo: string; spokenAt: Instant },
  now: Instant,
): RefusedField[] {
  const isOpen = confidentiality === 'open';
  return [
    ...(isOpen && spokenTo === '' ? [{ path: 'spokenTo', code: 'who-was-spoken-to', facts: {} }] : []),
    ...(!isOpen && spokenTo !== '' ? [{ path: 'spokenTo', code: 'nobody-is-named', facts: {} }] : []),
    ...(spokenAt > now ? [{ path: 'spokenAt', code: 'not-yet-spoken', facts: {} }] : []),
    // to the minute: that is how it is written down
    ...(spokenAt < since.getTime() - 60_000
      ? [{ path: 'spokenAt', code: 'before-the-answer', facts: { since: since.toISOString() } }]
      : []),
  ];
}

const fieldOf = ({ code, ...facts }: RoutingRefusal, leadId: string): RefusedField => ({
  path: facts.orgId === leadId && code !== 'named-twice' ? 'leadId' : 'coIds',
  code,
  facts,
});
