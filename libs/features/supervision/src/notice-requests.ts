import {
  extensionDecideBy,
  extensionRules,
  redispatchDueAt,
  type Calendar,
  type Extension,
  type ExtensionRules,
  type Instant,
  type NoticeFlowMove,
  type NoticeRequest,
} from '@duban/domain';
import { DomainError, rowsOf, type Tx } from '@duban/platform';
import type { Notice } from './notice.entity';

export type RequestRow = {
  id: string;
  notice_id: string;
  kind: NoticeRequest;
  text: string;
  days: number | null;
  until_day: string | null;
  asked_by: string | null;
  asked_by_name: string;
  asked_at: Date;
  decide_by: Date;
  state: 'waiting' | 'granted' | 'refused' | 'void';
  decided_by: string | null;
  decided_by_name: string | null;
  decided_at: Date | null;
  opinion: string | null;
  granted_days: number | null;
  new_day: string | null;
};

/** The move that asks, and those that decide. */
export const ASKING: Readonly<Record<NoticeRequest, NoticeFlowMove>> = {
  objection: 'object',
  extension: 'ask-extension',
  suspension: 'ask-suspension',
  reason: 'state-reason',
};
export const GRANTING: Readonly<Record<NoticeRequest, NoticeFlowMove>> = {
  objection: 'redispatch',
  extension: 'grant-extension',
  suspension: 'approve-suspension',
  reason: 'accept-reason',
};
export const REFUSING: Readonly<Record<NoticeRequest, NoticeFlowMove>> = {
  objection: 'overrule-objection',
  extension: 'refuse-extension',
  suspension: 'refuse-suspension',
  reason: 'reject-reason',
};

/** Requests of notices, the oldest first. */
export const findRequests = (em: Tx['em'], noticeId: string) =>
  rowsOf<RequestRow>(em, 'select * from notice_requests where notice_id = $1 order by asked_at, id', [
    noticeId,
  ]);

/** What the unit of the present round asked for. */
export const ofRound = (rows: readonly RequestRow[], { issued_at }: Pick<Notice, 'issued_at'>) =>
  rows.filter(({ asked_at }) => issued_at !== null && asked_at >= issued_at);

/** The extensions asked for in this round, as the law judges them; what became void was never decided. */
export const extensionsOf = (rows: readonly RequestRow[]): Extension[] =>
  rows
    .filter(({ kind, state }) => kind === 'extension' && state !== 'void')
    .map(({ asked_by, asked_at, days, decided_by, decided_at, granted_days }) => ({
      askedBy: asked_by ?? '',
      askedAt: asked_at.getTime(),
      askedDays: days ?? 0,
      decision: decided_at
        ? { by: decided_by ?? '', at: decided_at.getTime(), grantedDays: granted_days ?? 0 }
        : null,
    }));

/** The rules of extensions a notice carries: in total never beyond its original length. */
export function extensionRulesOf({
  rules,
  working_days,
}: Pick<Notice, 'rules' | 'working_days'>): ExtensionRules {
  return { ...extensionRules(working_days ?? 0), ...rules?.extension };
}

/** Until when the office decides: an objection on the same day, the rest within the term of an extension. */
export const decideByOf = (
  cal: Calendar,
  notice: Pick<Notice, 'rules' | 'working_days'>,
  kind: NoticeRequest,
  askedAt: Instant,
): Instant =>
  kind === 'objection'
    ? redispatchDueAt(cal, askedAt)
    : extensionDecideBy(cal, askedAt, extensionRulesOf(notice));

/** A refusal of the law on the wire: instants as text. */
export function factsOf(refusal: { code: string }): Record<string, unknown> {
  const { code: _, person: __, ...facts } = refusal as { code: string; person?: string };
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      /At$/.test(name) && typeof value === 'number' ? new Date(value).toISOString() : value,
    ]),
  );
}

/** Throws the first of what the law has against it. */
export function refuseBy(refusals: readonly { code: string }[]): void {
  const [first] = refusals;
  if (first) throw new DomainError('request-refused', { code: first.code, ...factsOf(first) });
}
