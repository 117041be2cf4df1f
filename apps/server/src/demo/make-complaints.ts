import {
  ComplaintActs,
  ComplaintSenders,
  ComplaintsReactions,
  FilingService,
  OfficeService,
  SenderService,
  UnitService,
} from '@duban/complaints';
import { addWorkingDays, instantAt, type Instant, type Role } from '@duban/domain';
import {
  AttachmentReaders,
  Attachments,
  Calendars,
  rowsOf,
  Settings,
  SYSTEM,
  type Actor,
  type Task,
} from '@duban/platform';
import { ProposalsService } from '@duban/supervision';
import type { DataSource, EntityManager } from 'typeorm';
import { ComplaintLife } from './complaint-life';
import { OVER } from './complaints-over';
import { RUNNING } from './complaints-running';
import type { AccountRow } from './make-accounts';
import type { Season } from './make-figures';
import { unitOf, type Orgs } from './make-orgs';
import { PastWork } from './past-work';
import { Dice } from './random';
import type { Told } from './tell-events';

/** Through what people act on complaints, at a moment of the past. */
export type Doors = {
  filing: FilingService;
  office: OfficeService;
  unit: UnitService;
  sender: SenderService;
  people: People;
};
export type People = {
  monitor: Actor;
  head: Actor;
  leader: Actor;
  /** Who acts for a unit of the county, by its short name. */
  handler: (unit: string) => Actor;
  /** Who acts for an enterprise, whether it has an account or not. */
  enterprise: (firm: number, name: string) => Actor;
};

const SLOTS = ['09:00', '10:00', '11:00', '14:40', '15:30', '16:30'] as const;
/** What was told so long ago has been read. */
const READ_DAYS = 2;

/**
 * What enterprises have reported in the last months, each as people would have done it at its time, with every clock that
 * ran out meanwhile. Answers what happened, for the chain of events.
 */
export async function makeComplaints(
  source: DataSource,
  em: EntityManager,
  given: { season: Season; orgs: Orgs; accounts: AccountRow[] },
): Promise<Told[]> {
  const { cal, today } = given.season;
  const dice = new Dice(`肥东 ${today} 诉求`);
  const work = new PastWork(source, em);
  const attachments = new Attachments(source, work, new AttachmentReaders());
  const calendars = new Calendars(source);
  const acts = new ComplaintActs(work, new ComplaintSenders(), calendars, attachments);
  const reactions = new ComplaintsReactions(acts, new ProposalsService(attachments));
  const doors: Doors = {
    filing: new FilingService(acts, new Settings(source)),
    office: new OfficeService(acts),
    unit: new UnitService(acts, calendars),
    sender: new SenderService(acts),
    people: peopleOf(given.orgs, given.accounts),
  };
  const steps = [...RUNNING, ...OVER].flatMap((one) => {
    const life = new ComplaintLife(em, doors, given.orgs, dice, one);
    const taken = new Map<number, number>();
    return one.way.split('|').map((act) => {
      const [days = '', ...words] = act.split(' ');
      const nth = taken.get(Number(days)) ?? 0;
      taken.set(Number(days), nth + 1);
      const day = addWorkingDays(cal, today, -Number(days));
      const at = instantAt(day, SLOTS[nth] ?? '17:00') + dice.int(0, 25) * 60_000 + dice.int(0, 59) * 1000;
      return { at, act: () => life.do(words) };
    });
  });
  steps.sort((a, b) => a.at - b.at);
  for (const { at, act } of steps) {
    await runOut(work, reactions, at);
    work.now = at;
    await act();
  }
  const evening = instantAt(addWorkingDays(cal, today, -1), '17:10');
  await runOut(work, reactions, evening);
  work.now = evening;
  await decideNotices(work, doors.people.head);
  await runOut(work, reactions, instantAt(today, '00:00') - 1);
  await em.query(
    `update inbox set read_at = at + interval '8 hours', gathered_at = at
     where subject_type = 'complaint' and at < $1`,
    [new Date(instantAt(addWorkingDays(cal, today, -READ_DAYS), '00:00'))],
  );
  return work.told;
}

/** Every clock that ran out until then, at its own moment. */
async function runOut(work: PastWork, reactions: ComplaintsReactions, until: Instant): Promise<void> {
  for (;;) {
    const [due] = await rowsOf<{ id: string; kind: string; subject: string; due_at: Date }>(
      work.em,
      `select id, kind, subject, due_at from tasks
       where kind = 'complaint.clock-due' and state = 'pending' and due_at <= $1 order by due_at, id limit 1`,
      [new Date(until)],
    );
    if (!due) return;
    const { id, kind, subject, due_at: dueAt } = due;
    const task: Task = { id, kind, subject, dueAt, payload: {} };
    work.now = dueAt.getTime();
    await work.run(SYSTEM, async (tx) => {
      tx.finish([task]);
      await reactions.clockDue(tx, [task]);
    });
  }
}

/** What the clocks proposed: approved where the matter is still late, and not sent where it was done after all. */
async function decideNotices(work: PastWork, head: Actor): Promise<void> {
  await work.run(head, async (tx) => {
    const decided = await rowsOf<{
      id: string;
      title: string;
      unit_id: string;
      state: 'approved' | 'dismissed';
    }>(
      tx.em,
      `with late as (
         select n.id, exists (select 1 from complaint_clocks k
           where k.complaint_id::text = n.subject_id::text and k.missed_at is not null and k.ended_at is null) as is_late
         from notices n where n.subject_type = 'complaint' and n.state = 'proposed')
       update notices n set version = n.version + 1,
         state = case when is_late then 'approved' else 'dismissed' end,
         approved_at = case when is_late then $1::timestamptz end,
         approved_by = case when is_late then $2 end,
         closed_at = case when not is_late then $1::timestamptz end
       from late where late.id = n.id returning n.id, n.title, n.unit_id, n.state`,
      [new Date(tx.now), head.name],
    );
    for (const { id, title, unit_id: unitId, state } of decided)
      tx.record({
        type: `notice.${state}`,
        subject: { type: 'notice', id },
        unitId,
        data: {
          title,
          ...(state === 'approved' ? { opinion: '同意立项' } : { reason: '诉求已经答复，不再发单' }),
        },
      });
  });
}

function peopleOf(orgs: Orgs, accounts: AccountRow[]): People {
  const actor = (found: AccountRow | undefined): Actor => {
    if (!found) throw new Error('the demonstration lacks somebody');
    const { id, name, roles, org_id } = found;
    return { accountId: id, name, roles, orgId: org_id, orgIds: [org_id], kind: 'person', requestId: null };
  };
  const named = (username: string) => actor(accounts.find((each) => each.username === username));
  return {
    monitor: named('monitor'),
    head: named('head'),
    leader: named('leader'),
    handler: (short) => {
      const { id } = unitOf(orgs, short);
      return actor(accounts.find(({ org_id, roles }) => org_id === id && roles.includes('handler')));
    },
    enterprise: (firm, name) => {
      const org = orgs.firms[firm];
      if (!org) throw new Error(`the demonstration has no enterprise ${firm}`);
      const role: Role = 'enterprise';
      const own = accounts.find(({ org_id, roles }) => org_id === org.id && roles.includes(role));
      return own
        ? actor(own)
        : { ...SYSTEM, kind: 'person', name, roles: [role], orgId: org.id, orgIds: [org.id] };
    },
  };
}
