import type { ComplaintSender } from '@duban/contracts';
import { betrayals, maySeeSender, type Unsealing } from '@duban/domain';
import { hasRole, rowsOf, type Actor, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { concernedIn, readTree } from './complaint-orgs';
import { namesSender, refused } from './complaint-refusals';
import type { Complaint } from './complaint.entity';
import { findUnsealings } from './unsealing.queries';

type Row = { complaint_id: string; credit_code: string } & Omit<ComplaintSender, 'creditCode'>;

/** Who reads: an account, or whoever holds the receipt code of one complaint. */
export type Reader = { actor: Actor; receiptOf: string | null };
type Asked = Pick<Complaint, 'id' | 'confidentiality' | 'complained_of' | 'lead_id' | 'co_ids' | 'holder_id'>;

/** The complaints of an enterprise, for a statement over `complaints c`. `org`: a parameter of it. */
export const ownedBy = (org: string) =>
  `exists (select 1 from complaint_senders s where s.complaint_id = c.id and s.org_id = ${org}::uuid)`;

/** Whose enterprise an account acts for; null when it acts for none. Its own alone: no group reads its daughters. */
export const enterpriseOf = (actor: Actor) => (hasRole(actor, 'enterprise') ? actor.orgId : null);

/**
 * The only reader and writer of `complaint_senders`. It tells nobody a name without `maySeeSender`, and writes none
 * anywhere else.
 */
@Injectable()
export class ComplaintSenders {
  async keep(tx: Tx, complaintId: string, sender: ComplaintSender, orgId: string | null): Promise<void> {
    await tx.em.query(
      `insert into complaint_senders (complaint_id, org_id, name, contact, phone, credit_code)
       values ($1, $2, $3, $4, $5, $6)`,
      [complaintId, orgId, sender.name, sender.contact, sender.phone, sender.creditCode],
    );
  }

  /** Those of these complaints that are the reader's own. */
  async ownOf(em: EntityManager, { actor, receiptOf }: Reader, ids: readonly string[]): Promise<Set<string>> {
    const own = new Set(ids.filter((id) => id === receiptOf));
    const org = enterpriseOf(actor);
    if (org === null) return own;
    const rows = await rowsOf<{ id: string }>(
      em,
      'select complaint_id as id from complaint_senders where org_id = $1 and complaint_id = any($2)',
      [org, ids],
    );
    return new Set([...own, ...rows.map(({ id }) => id)]);
  }

  /** Who these complaints come from, of those alone whose sender this reader may see. */
  async read(
    em: EntityManager,
    reader: Reader,
    complaints: readonly Asked[],
  ): Promise<Map<string, ComplaintSender>> {
    const ids = complaints.map(({ id }) => id);
    const own = await this.ownOf(em, reader, ids);
    const sealed = complaints.filter(({ confidentiality }) => confidentiality === 'sealed');
    const unsealings = await findUnsealings(
      em,
      sealed.map(({ id }) => id),
    );
    const tree = unsealings.size > 0 ? await readTree(em) : new Map<string, string | null>();
    const seen = complaints.filter(({ id, confidentiality, ...units }) =>
      maySeeSender(
        { confidentiality, unsealings: (unsealings.get(id) ?? []) satisfies Unsealing[] },
        {
          accountId: reader.actor.accountId ?? '',
          isSender: own.has(id),
          concerned: concernedIn(tree, reader.actor.orgId, units),
        },
      ),
    );
    return findSenders(
      em,
      seen.map(({ id }) => id),
    );
  }

  /** The accounts of the enterprise, to be told of its own complaint. */
  async accountsOf(em: EntityManager, complaintId: string): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      em,
      `select a.id from complaint_senders s join accounts a on a.org_id = s.org_id
       where s.complaint_id = $1 and not a.disabled and 'enterprise' = any(a.roles) order by a.id`,
      [complaintId],
    );
    return rows.map(({ id }) => id);
  }

  /** Refuses a text of an enterprise with its own words about a complaint whose sender nobody is to know. */
  async refuseNames(
    em: EntityManager,
    { id, confidentiality }: Pick<Complaint, 'id' | 'confidentiality'>,
    path: string,
    text: string,
  ): Promise<void> {
    if (confidentiality === 'open') return;
    const sender = (await findSenders(em, [id])).get(id);
    const found = namesSender(path, sender ? betrayals(text, sender) : []);
    if (found.length > 0) throw refused(found);
  }
}

async function findSenders(
  em: EntityManager,
  complaintIds: readonly string[],
): Promise<Map<string, ComplaintSender>> {
  const rows = await rowsOf<Row>(
    em,
    'select complaint_id, name, contact, phone, credit_code from complaint_senders where complaint_id = any($1)',
    [complaintIds],
  );
  return new Map(
    rows.map(({ complaint_id, credit_code: creditCode, ...rest }) => [complaint_id, { ...rest, creditCode }]),
  );
}
