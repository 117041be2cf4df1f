import type {
  Call,
  ComplaintFiled,
  ComplaintSender,
  fileAnonymously,
  fileComplaint,
  registerComplaint,
} from '@duban/contracts';
import {
  betrayals,
  confidentialityOf,
  dayOf,
  may,
  yearOf,
  type ComplaintChannel,
  type Confidentiality,
  type Json,
} from '@duban/domain';
import { rowsOf, Settings, type Actor, type RefusedField, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { ComplaintActs } from './complaint-acts';
import { namesSender, refused, unknownUnits } from './complaint-refusals';
import { numberOf } from './complaint-steps';
import { Complaint } from './complaint.entity';
import { hashOf, makeReceipt } from './receipts';

type Matter = Call<typeof fileAnonymously>['body'];
type Filing = {
  matter: Matter;
  channel: ComplaintChannel;
  confidentiality: Confidentiality;
  /** Who it comes from: checked against the words, and kept unless it is anonymous. */
  sender: ComplaintSender | null;
  orgId: string | null;
  project: { id: string; name: string } | null;
  attachmentIds: readonly string[];
  /** A receipt code is made for who may have no account. */
  receipt: boolean;
};
const NOBODY: ComplaintSender = { name: '', contact: '', phone: '', creditCode: '' };

/** How a complaint comes in: from an enterprise, for one, or from nobody. */
@Injectable()
export class FilingService {
  constructor(
    private readonly acts: ComplaintActs,
    private readonly settings: Settings,
  ) {}

  /** By the account of an enterprise. An anonymous one is kept as if nobody had been signed in. */
  async file(actor: Actor, body: Call<typeof fileComplaint>['body']): Promise<ComplaintFiled> {
    const { projectId, confidentiality, contact, phone, attachmentIds, ...matter } = body;
    return this.acts.work.run(actor, async (tx) => {
      const [org] = await rowsOf<{ name: string; credit_code: string | null }>(
        tx.em,
        'select name, credit_code from orgs where id = $1',
        [actor.orgId],
      );
      const kept = confidentialityOf(matter.kind, confidentiality);
      const sender = { name: org?.name ?? '', contact, phone, creditCode: org?.credit_code ?? '' };
      return this.keep(tx, {
        matter,
        channel: 'platform',
        confidentiality: kept,
        sender,
        orgId: actor.orgId,
        project: await this.projectOf(tx, projectId, kept, actor.orgId),
        attachmentIds,
        receipt: kept === 'anonymous',
      });
    });
  }

  /** By the office, for an enterprise that called, wrote, came or was visited. */
  async register(actor: Actor, body: Call<typeof registerComplaint>['body']): Promise<ComplaintFiled> {
    const { projectId, confidentiality, sender, channel, attachmentIds, ...matter } = body;
    return this.acts.work.run(actor, async (tx) => {
      const kept = confidentialityOf(matter.kind, confidentiality);
      if (sender === null && kept !== 'anonymous')
        throw refused([{ path: 'sender', code: 'required', facts: { confidentiality: kept } }]);
      const orgId = sender?.creditCode ? await findEnterprise(tx, sender.creditCode) : null;
      return this.keep(tx, {
        matter,
        channel,
        confidentiality: kept,
        sender,
        orgId,
        project: await this.projectOf(tx, projectId, kept, orgId),
        attachmentIds,
        receipt: true,
      });
    });
  }

  /** From outside, without login. */
  async fileAnonymously(actor: Actor, matter: Matter): Promise<ComplaintFiled> {
    return this.acts.work.run(actor, (tx) =>
      this.keep(tx, {
        matter,
        channel: 'platform',
        confidentiality: 'anonymous',
        sender: null,
        orgId: null,
        project: null,
        attachmentIds: [],
        receipt: true,
      }),
    );
  }

  private async keep(tx: Tx, filing: Filing): Promise<ComplaintFiled> {
    const { matter, confidentiality, sender, orgId } = filing;
    const again = matter.key && (await this.again(tx, matter.key, filing));
    if (again) return again;
    const findings = [...(await unknownUnits(tx.em, matter.complainedOfIds)), ...betrayed(filing)];
    if (findings.length > 0) throw refused(findings);
    const receipt = filing.receipt ? makeReceipt() : null;
    const { number_year, number_seq } = await nextNumber(tx);
    const at = new Date(tx.now);
    const { value: rules } = await this.settings.current('complaint-rules', tx.em);
    const complaint = tx.em.create(Complaint, {
      id: uuid(),
      number_year,
      number_seq,
      title: matter.title,
      text: matter.text,
      category: matter.category,
      kind: matter.kind,
      channel: filing.channel,
      confidentiality,
      complexity: 'plain',
      project_id: filing.project?.id ?? null,
      inspection: matter.inspection,
      complained_of: [...new Set(matter.complainedOfIds)],
      stage: 'filed',
      lead_id: null,
      co_ids: [],
      holder_id: null,
      reworks: 0,
      was_with_leader: false,
      was_withdrawn: false,
      was_told: false,
      filed_at: at,
      since: at,
      missed: 0,
      receipt_hash: receipt?.hash ?? null,
      key_hash: matter.key ? hashOf(matter.key) : null,
      rules,
      version: 0,
    });
    // its clocks refer to it
    await tx.em.insert(Complaint, complaint);
    if (sender && confidentiality !== 'anonymous')
      await this.acts.senders.keep(tx, complaint.id, sender, orgId);
    await this.acts.save(tx, complaint);
    const { category, kind, channel } = complaint;
    const facts: Record<string, Json> = { category, kind, channel, confidentiality };
    await this.acts.say(tx, complaint, {
      kind: 'filed',
      party: channel === 'platform' ? 'enterprise' : 'office',
      facts,
      attachmentIds: filing.attachmentIds,
    });
    return filedAs(complaint, receipt?.code ?? null);
  }

  /** Sent again with its key: it is there already. The receipt code that was lost on the way is replaced by a new one. */
  private async again(tx: Tx, key: string, { receipt }: Filing): Promise<ComplaintFiled | null> {
    // two that arrive at once are one after the other
    await tx.em.query(`select pg_advisory_xact_lock(hashtextextended('complaint ' || $1, 0))`, [key]);
    const complaint = await tx.em.findOneBy(Complaint, { key_hash: hashOf(key) });
    if (!complaint) return null;
    const made = receipt ? makeReceipt() : null;
    if (made)
      await tx.em.query('update complaints set receipt_hash = $2 where id = $1', [complaint.id, made.hash]);
    return filedAs(complaint, made?.code ?? null);
  }

  /** The project it is about, when whoever files may read it. One of the sender's own says whose complaint it is. */
  private async projectOf(
    tx: Tx,
    projectId: string | null,
    confidentiality: Confidentiality,
    orgId: string | null,
  ): Promise<Filing['project']> {
    if (projectId === null) return null;
    const [row] = await rowsOf<{ id: string; name: string; unit_id: string; owner_id: string | null }>(
      tx.em,
      'select id, name, unit_id, owner_id from projects where id = $1',
      [projectId],
    );
    if (!row || !may(tx.actor, 'project:read', [row.unit_id, row.owner_id]))
      throw refused([{ path: 'projectId', code: 'unknown-project', facts: {} }]);
    if (confidentiality !== 'open' && orgId !== null && row.owner_id === orgId)
      throw refused(namesSender('projectId', ['name']));
    return { id: row.id, name: row.name };
  }
}

/** What is told to who filed: of an anonymous one no account is led back to it. */
const filedAs = (complaint: Complaint, receipt: string | null): ComplaintFiled => ({
  id: complaint.confidentiality === 'anonymous' && complaint.channel === 'platform' ? null : complaint.id,
  number: numberOf(complaint),
  receipt,
  acceptDueDay: complaint.due_day ?? dayOf(complaint.filed_at.getTime()),
});

/** Words of the sender in what a handler would read. File names are none: they are given neutral ones. */
function betrayed({ confidentiality, sender, matter, project }: Filing): RefusedField[] {
  if (confidentiality === 'open') return [];
  const texts = {
    title: matter.title,
    text: matter.text,
    inspection: matter.inspection,
    projectId: project?.name ?? '',
  };
  return Object.entries(texts).flatMap(([path, text]) =>
    namesSender(path, betrayals(text, sender ?? NOBODY)),
  );
}

async function findEnterprise(tx: Tx, creditCode: string): Promise<string | null> {
  const [row] = await rowsOf<{ id: string }>(
    tx.em,
    `select id from orgs where credit_code = $1 and kind = 'enterprise'`,
    [creditCode],
  );
  return row?.id ?? null;
}

/** Numbers of a year are given one after the other. */
async function nextNumber(tx: Tx): Promise<{ number_year: number; number_seq: number }> {
  const year = yearOf(dayOf(tx.now));
  const [row] = await rowsOf<{ last: number }>(
    tx.em,
    `insert into complaint_numbers (year, last) values ($1, 1)
     on conflict (year) do update set last = complaint_numbers.last + 1 returning last`,
    [year],
  );
  return { number_year: year, number_seq: row?.last ?? 1 };
}
