import type { Credit, Day, Instant, KeptRung, NoticeFlowMove, NoticeRequest } from '@duban/domain';
import type { DemoOrg } from './make-orgs';

/** What people do to a notice, by the name of its event, and the move of the flow it is. */
export const FLOW = {
  approved: 'approve',
  dismissed: 'dismiss',
  issued: 'issue',
  signed: 'sign',
  acting: 'act',
  'fed-back': 'feed-back',
  replied: 'reply',
  returned: 'return',
  accepted: 'accept',
  closed: 'close',
  withdrawn: 'withdraw',
  objected: 'object',
  redispatched: 'redispatch',
  'extension-asked': 'ask-extension',
  extended: 'grant-extension',
  'suspension-asked': 'ask-suspension',
  suspended: 'approve-suspension',
  resumed: 'resume',
  'reason-stated': 'state-reason',
  'reason-accepted': 'accept-reason',
  'reason-rejected': 'reject-reason',
} as const satisfies Record<string, NoticeFlowMove>;

/** One step of a person. `text`: what is told; `opinion`: of who judges; `days`, `day`, `unit`: what is asked or given. */
export type Step = {
  kind: 'proposed' | keyof typeof FLOW;
  at: Instant;
  text?: string;
  opinion?: string;
  days?: number;
  day?: Day;
  unit?: DemoOrg;
  bySystem?: boolean;
};
/** Everything that happened to a notice: the steps of people, and what the clock did. */
export type Move =
  | Step
  | { kind: 'archived'; at: Instant; bySystem: true }
  | { kind: 'sign-expired'; at: Instant }
  | { kind: 'feedback-missed'; at: Instant; day: Day }
  | { kind: 'pause-ended'; at: Instant; day: Day }
  | { kind: 'rung'; at: Instant; rung: KeptRung }
  | { kind: 'card'; at: Instant; color: 'yellow' | 'red'; rung: KeptRung };

export const stepsTaken = (moves: readonly Move[], ...kinds: Step['kind'][]): Step[] =>
  moves.filter((move): move is Step => (kinds as Move['kind'][]).includes(move.kind));

/** Who approved is named when the rows are written. */
export type Kept = Credit & { id: string; kind: 'extension' | 'reason' };
export type Due = {
  seq: number;
  round: number;
  dueDay: Day;
  nextDay: Day;
  by: 'pause' | 'extension' | 'reason' | 'redispatch';
  reason: string;
  at: Instant;
};
export type Request = {
  id: string;
  kind: NoticeRequest;
  text: string;
  days: number | null;
  untilDay: Day | null;
  askedAt: Instant;
  decideBy: Instant;
  unit: DemoOrg;
  state: 'waiting' | 'granted' | 'refused' | 'void';
  decidedAt: Instant | null;
  opinion: string | null;
  grantedDays: number | null;
  newDay: Day | null;
};
export type Feedback = { seq: number; dueDay: Day | null; text: string; at: Instant };
