import type { Day } from '@duban/domain';
import { EVENT_LINE_COLUMNS, rowsOf, type EventLineRow } from '@duban/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { NOTICE_COLUMNS, type NoticeRow } from './notices.queries';

type Source = DataSource | EntityManager;

/** What the page of one notice is made of, one question each. */
export async function findNotice(source: Source, id: string): Promise<NoticeRow | null> {
  const [row] = await findNoticesBy(source, [id]);
  return row ?? null;
}

/** The notices with these ids, in the order of the ids. */
export const findNoticesBy = (source: Source, ids: readonly string[]): Promise<NoticeRow[]> =>
  rowsOf<NoticeRow>(
    source,
    `select ${NOTICE_COLUMNS} from notices n join orgs o on o.id = n.unit_id
     where n.id = any($1::uuid[]) order by array_position($1::uuid[], n.id)`,
    [ids],
  );

export type OrgRow = { id: string; name: string; short_name: string };
export const findOrgs = (source: Source, ids: readonly string[]) =>
  rowsOf<OrgRow>(
    source,
    'select id, name, short_name from orgs where id = any($1::uuid[]) order by path, name',
    [ids],
  );

export type ReplyRow = {
  version: number;
  text: string;
  by_name: string;
  at: Date;
  verdict: 'accepted' | 'returned' | null;
  opinion: string | null;
  verdict_by: string | null;
  verdict_at: Date | null;
};
export const findReplies = (source: Source, noticeId: string) =>
  rowsOf<ReplyRow>(source, 'select * from notice_replies where notice_id = $1 order by version desc', [
    noticeId,
  ]);

export type FeedbackRow = {
  seq: number;
  due_day: Day | null;
  text: string;
  by_name: string;
  at: Date;
  unit_id: string;
  unit_name: string;
  unit_short_name: string;
};
export const findFeedbacks = (source: Source, noticeId: string) =>
  rowsOf<FeedbackRow>(
    source,
    `select f.*, o.name as unit_name, o.short_name as unit_short_name
     from notice_feedbacks f join orgs o on o.id = f.unit_id where f.notice_id = $1 order by f.seq desc`,
    [noticeId],
  );

export type PauseRow = {
  from_at: Date;
  to_at: Date | null;
  reason: string;
  approved_by: string;
  ended_by: string | null;
};
export const findPauses = (source: Source, noticeId: string) =>
  rowsOf<PauseRow>(source, 'select * from notice_pauses where notice_id = $1 order by from_at', [noticeId]);

export type CreditRow = {
  kind: 'extension' | 'reason';
  working_days: number;
  reason: string;
  approved_by: string;
  at: Date;
};
export const findCredits = (source: Source, noticeId: string) =>
  rowsOf<CreditRow>(source, 'select * from notice_credits where notice_id = $1 order by at', [noticeId]);

export type DueRow = {
  due_day: Day;
  next_day: Day;
  by: 'pause' | 'extension' | 'reason' | 'calendar' | 'redispatch';
  reason: string;
  approved_by: string | null;
  at: Date;
};
export const findDues = (source: Source, noticeId: string) =>
  rowsOf<DueRow>(source, 'select * from notice_dues where notice_id = $1 order by seq', [noticeId]);

/** What happened to a notice and to those of its cards the viewer may know of, the newest first. */
export const findEvents = (source: Source, noticeId: string, cardIds: readonly string[]) =>
  rowsOf<EventLineRow>(
    source,
    `select ${EVENT_LINE_COLUMNS} from events
     where subject_type = 'notice' and subject_id = $1 or subject_type = 'card' and subject_id = any($2)
     order by seq desc limit 200`,
    [noticeId, cardIds],
  );

export type LightRow = { color: string; word: string; period: string; reason: Record<string, unknown> };
export async function findLight(source: Source, subjectId: string): Promise<LightRow | null> {
  const [row] = await rowsOf<LightRow>(
    source,
    `select color, word, period, reason from lights where subject_id = $1 and kind = 'investment' and current`,
    [subjectId],
  );
  return row ?? null;
}

export type Person = { id: string; name: string; roles: string[]; org_id: string };

/** Who was told of a rung when it fired: their lines are kept by its key. The administrators' alarm is none of it. */
export const findTold = (source: Source, key: string) =>
  rowsOf<Person>(
    source,
    `select a.id, a.name, a.roles, a.org_id from accounts a
     join inbox i on i.account_id = a.id and i.key = $1 and i.topic <> 'notice.rung-skipped' order by a.name, a.id`,
    [key],
  );
export const findPeople = (source: Source, ids: readonly string[]) =>
  rowsOf<Person>(
    source,
    'select id, name, roles, org_id from accounts where id = any($1::uuid[]) order by name, id',
    [ids],
  );

/** The places nobody held when a rung fired. */
export async function findEmptyPlaces(source: Source, noticeId: string, rung: string): Promise<string[]> {
  const [row] = await rowsOf<{ empty: string[] | null }>(
    source,
    `select data -> 'empty' as empty from events
     where subject_type = 'notice' and subject_id = $1 and data ->> 'rung' = $2 order by seq desc limit 1`,
    [noticeId, rung],
  );
  return row?.empty ?? [];
}
