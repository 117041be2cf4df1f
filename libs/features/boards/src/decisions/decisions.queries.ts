import type { DecisionLine } from '@duban/contracts';
import type { NoticeRequest } from '@duban/domain';
import { rowsOf } from '@duban/platform';
import type { DataSource } from 'typeorm';
import { UNIT } from '../board.queries';

export type NoticeFactRow = {
  id: string;
  subject_type: 'project' | 'complaint';
  subject_id: string;
  subject_name: string;
  leader_id: string | null;
  supervisor_id: string | null;
  version: number;
  due_day: string | null;
  next_rung_day: string | null;
  escalated_at: Date | null;
  since: Date | null;
};

/** Of these notices: their project and its leader, the leader who supervises their unit, their due day, and where their ladder stands. */
export const findNoticeFacts = (source: DataSource, ids: string[]) =>
  rowsOf<NoticeFactRow>(
    source,
    // of a complaint its number, which is the name of the matter
    `select n.id, n.subject_type, n.subject_id, n.subject_name, p.leader_id, o.supervisor_id, n.version, n.due_day,
       (select min(r.day)::text from notice_rungs r where r.notice_id = n.id and r.round = n.round and r.key <> 'sign-overdue'
          and not exists (select 1 from rung_fires f where f.notice_id = n.id and f.round = n.round and f.key = r.key)
       ) as next_rung_day,
       (select f.fired_at from rung_fires f where f.notice_id = n.id and f.round = n.round and f.key = 'leader') as escalated_at,
       case n.state when 'proposed' then n.proposed_at when 'approved' then n.approved_at when 'replied' then n.replied_at
         when 'accepted' then n.accepted_at when 'suspended' then n.pause_ended_at end as since
     from notices n left join projects p on p.id = n.subject_id join orgs o on o.id = n.unit_id where n.id = any($1)`,
    [ids],
  );

export type AskedRow = {
  id: string;
  notice_id: string;
  kind: NoticeRequest;
  text: string;
  days: number | null;
  until_day: string | null;
  asked_at: Date;
  decide_by: Date;
};

/** What the units of these notices asked for and nobody has answered. */
export const findAsked = (source: DataSource, noticeIds: string[]) =>
  rowsOf<AskedRow>(
    source,
    `select id, notice_id, kind, text, days, until_day::text, asked_at, decide_by from notice_requests
     where state = 'waiting' and notice_id = any($1) order by asked_at, id`,
    [noticeIds],
  );

export type WaiverRow = {
  id: string;
  reason: string;
  kind: string;
  until_day: string;
  asked_at: Date;
  project_id: string;
  project_name: string;
  leader_id: string | null;
  supervisor_id: string | null;
  version: number;
  unit: DecisionLine['unit'];
};

/** Lights that somebody else asks to be excused, the oldest first. */
export const findAskedWaivers = (source: DataSource, accountId: string | null, limit: number) =>
  rowsOf<WaiverRow>(
    source,
    `select w.id, w.reason, w.kind, w.until_day::text, w.asked_at, p.id as project_id, p.name as project_name, p.leader_id,
       o.supervisor_id, w.version, ${UNIT}
     from light_waivers w join projects p on p.id = w.project_id join orgs o on o.id = p.unit_id
     where w.state = 'asked' and w.asked_by is distinct from $1 order by w.asked_at, w.id limit $2`,
    [accountId, limit],
  );

export type ComplaintRow = {
  id: string;
  version: number;
  title: string;
  number_year: number;
  number_seq: number;
  since: Date;
  due_day: string | null;
  due_at: Date | null;
  call_back_days: number;
  project_id: string | null;
  project_name: string | null;
  leader_id: string | null;
  supervisor_id: string | null;
  unit: DecisionLine['unit'];
};

/** Complaints that came up to the leader, the oldest first: never from whom (ADR 17). */
export const findComplaintsAtLeader = (source: DataSource, limit: number) =>
  rowsOf<ComplaintRow>(
    source,
    `select c.id, c.version, c.title, c.number_year, c.number_seq, c.since, c.due_day::text,
       c.due_at, (c.rules ->> 'callBackDays')::int as call_back_days, p.id as project_id, p.name as project_name, p.leader_id,
       o.supervisor_id, ${UNIT}
     from complaints c join orgs o on o.id = c.lead_id left join projects p on p.id = c.project_id
     where c.stage = 'with-leader' order by c.since, c.id limit $1`,
    [limit],
  );

export type CardFactRow = { id: string; version: number; appealed_at: Date | null };
/** Which version of these cards was read, and when their unit appealed. */
export const findCardFacts = (source: DataSource, cardIds: string[]) =>
  rowsOf<CardFactRow>(source, 'select id, version, appealed_at from cards where id = any($1)', [cardIds]);
