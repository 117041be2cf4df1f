import {
  climb,
  endOfWork,
  extensionDecideBy,
  extensionRules,
  isClimbing,
  isNoticeRunning,
  mayExtend,
  mayObject,
  mayStateReason,
  NOTICE_PROPOSED,
  noticeFlow,
  objectionEndsAt,
  pauseEndsAt,
  redispatchDueAt,
  reviewReason,
  signExpiresAt,
  type Day,
  type Instant,
  type KeptRung,
  type NoticeColor,
  type NoticePosition,
  type NoticeRequest,
} from '@duban/domain';
import type { DemoOrg } from './make-orgs';
import { RULES, type NoticeLedger } from './notice-ledger';
import { FLOW, type Move, type Request, type Step } from './notice-moves';

/** A notice as it lives: people's steps by the flow of the law, and between them what the clock does by itself. */
export class NoticeLife {
  position: NoticePosition = NOTICE_PROPOSED;
  color: NoticeColor = 'blue';
  requests: Request[] = [];
  moves: Move[] = [];
  signExpires: Instant | null = null;
  archiveAt: Instant | null = null;
  /** The day the last pause was granted until, and when it comes; null once it has. */
  pauseEndsDay: Day | null = null;
  pauseEndsAt: Instant | null = null;

  constructor(
    readonly ledger: NoticeLedger,
    public unit: DemoOrg,
    private readonly uuid: () => string,
  ) {}

  /** Everything that comes by itself before `until`. */
  wait(until: Instant): void {
    for (let next = this.nextAlarm(); next !== null && next < until; next = this.nextAlarm())
      this.alarm(next);
  }

  take(step: Step): void {
    this.wait(step.at);
    if (step.kind !== 'proposed') {
      const answer = noticeFlow(this.position, FLOW[step.kind]);
      if ('refused' in answer) throw new Error(`${step.kind} from ${this.position.stage}: ${answer.refused}`);
      this.apply(step);
      for (const request of this.requests)
        if (request.state === 'waiting' && !answer.to.pending.includes(request.kind)) request.state = 'void';
      this.position = answer.to;
      this.keepClocks(step);
    }
    this.moves.push(step);
    this.climb(step.at);
  }

  /** The next rung that will fire by itself: everything before now has. */
  nextRung(): KeptRung | null {
    const { rungs } = this.ledger;
    const { next } = climb({ state: this.position.stage, rungs }, 0);
    return rungs.find((rung) => rung.key === next?.key) ?? null;
  }

  private get lapsesAt(): Instant | null {
    return this.position.pending.length === 0 ? this.signExpires : null;
  }

  private nextAlarm(): Instant | null {
    const { feedbackDay, cal } = this.ledger;
    const alarms = [
      this.nextRung()?.at ?? null,
      this.lapsesAt,
      feedbackDay === null ? null : endOfWork(cal, feedbackDay),
      this.archiveAt,
      this.pauseEndsAt,
    ].filter((at): at is Instant => at !== null);
    return alarms.length > 0 ? Math.min(...alarms) : null;
  }

  private alarm(now: Instant): void {
    const { ledger } = this;
    if (this.archiveAt !== null && this.archiveAt <= now) {
      this.archiveAt = null;
      this.position = { ...this.position, stage: 'archived' };
      this.moves.push({ kind: 'archived', at: now, bySystem: true });
    }
    if (this.pauseEndsAt !== null && this.pauseEndsAt <= now && this.pauseEndsDay !== null) {
      this.pauseEndsAt = null;
      this.moves.push({ kind: 'pause-ended', at: now, day: this.pauseEndsDay });
    }
    this.climb(now);
    if (this.lapsesAt !== null && this.lapsesAt <= now) {
      this.signExpires = null;
      this.position = { ...this.position, stage: 'issued' };
      this.moves.push({ kind: 'sign-expired', at: now });
      this.climb(now);
    }
    const day = ledger.feedbackDay;
    if (day === null || endOfWork(ledger.cal, day) > now) return;
    if (isClimbing(this.position.stage)) this.moves.push({ kind: 'feedback-missed', at: now, day });
    ledger.planFeedback(now, now);
  }

  private climb(now: Instant): void {
    const { rungs } = this.ledger;
    for (const { key, effects } of climb({ state: this.position.stage, rungs }, now).fire) {
      const kept = rungs.find((rung) => rung.key === key) as KeptRung;
      kept.firedAt = now;
      this.moves.push({ kind: 'rung', at: now, rung: kept });
      for (const color of ['yellow', 'red'] as const)
        if (effects.includes(`propose-${color}`))
          this.moves.push({ kind: 'card', at: now, color, rung: kept });
    }
  }

  private keepClocks({ kind, at }: Step): void {
    const { ledger } = this;
    const { stage } = this.position;
    if (stage !== 'signed') this.signExpires = null;
    else if (kind === 'signed' || this.requests.at(-1)?.decidedAt === at)
      this.signExpires = signExpiresAt(ledger.cal, at, RULES.signLastsDays);
    this.archiveAt = stage === 'closed' ? ledger.archiveAt(at) : null;
    if (isNoticeRunning(stage))
      ledger.planFeedback(at, kind === 'resumed' ? (ledger.pauses.at(-1)?.from ?? at) : at);
    else ledger.feedbackDay = null;
  }

  private apply(step: Step): void {
    const { ledger } = this;
    const { cal } = ledger;
    const { at, text = '', opinion = '' } = step;
    const isSigned = this.position.stage !== 'issued';
    const extension = { ...extensionRules(ledger.workingDays), ...RULES.extension };
    const decideBy = extensionDecideBy(cal, at, extension);
    switch (step.kind) {
      case 'issued':
        return ledger.begin(at);
      case 'fed-back':
        ledger.feedbacks.push({ seq: ledger.feedbacks.length + 1, dueDay: ledger.feedbackDay, text, at });
        return;
      case 'objected':
        lawful(mayObject(objectionEndsAt(cal, ledger.issuedAt ?? 0, RULES.objectDays), at));
        return this.ask('objection', step, redispatchDueAt(cal, at));
      case 'redispatched':
        this.decide('objection', step);
        this.unit = step.unit ?? this.unit;
        return ledger.beginAgain(at, opinion);
      case 'extension-asked':
        lawful(mayExtend(cal, { dueDay: ledger.dueDay, past: [] }, { at, days: step.days ?? 0 }, extension));
        return this.ask('extension', step, decideBy);
      case 'extended':
        return this.credit(this.decide('extension', step, { grantedDays: step.days ?? 0 }), isSigned);
      case 'suspension-asked':
        return this.ask('suspension', step, decideBy);
      case 'suspended': {
        const { text: reason, untilDay } = this.decide('suspension', step);
        ledger.pauses.push({ from: at, to: null, reason, approvedBy: '' });
        this.pauseEndsDay = untilDay;
        this.pauseEndsAt = untilDay === null ? null : pauseEndsAt(cal, untilDay);
        return;
      }
      case 'resumed':
      case 'withdrawn':
        this.pauseEndsDay = this.pauseEndsAt = null;
        return ledger.endPause(at, isSigned);
      case 'reason-stated':
        lawful(mayStateReason(ledger.dueAt, at));
        return this.ask('reason', step, decideBy);
      case 'reason-accepted':
      case 'reason-rejected':
        return this.review(step, isSigned);
      default:
        return;
    }
  }

  private ask(kind: NoticeRequest, { at, text = '', days, day }: Step, decideBy: Instant): void {
    this.requests.push({
      ...{ id: this.uuid(), kind, text, decideBy, unit: this.unit, askedAt: at },
      ...{ days: days ?? null, untilDay: day ?? null, state: 'waiting' },
      ...{ decidedAt: null, opinion: null, grantedDays: null, newDay: null },
    });
  }

  private decide(kind: NoticeRequest, step: Step, kept: Partial<Request> = {}): Request {
    const request = this.requests.find((one) => one.kind === kind && one.state === 'waiting');
    if (!request) throw new Error(`${step.kind} of nothing asked`);
    const state = step.kind === 'reason-rejected' ? 'refused' : 'granted';
    return Object.assign(request, { state, decidedAt: step.at, opinion: step.opinion ?? '', ...kept });
  }

  private credit(request: Request, isSigned: boolean): void {
    const { text: reason, grantedDays, decidedAt, kind } = request;
    if (kind !== 'extension' && kind !== 'reason') throw new Error(`${kind} gives no days`);
    const given = { workingDays: grantedDays ?? 0, reason, approvedBy: '', at: decidedAt ?? 0 };
    this.ledger.credit({ id: this.uuid(), kind, ...given }, isSigned);
  }

  private review(step: Step, isSigned: boolean): void {
    const newDay = step.kind === 'reason-accepted' ? (step.day ?? null) : null;
    const outcome = reviewReason(
      this.ledger.cal,
      { dueDay: this.ledger.dueDay, color: this.color, statedBy: 'unit' },
      { by: 'office', at: step.at, newDueDay: newDay },
    );
    if (Array.isArray(outcome)) throw new Error(`a reason: ${outcome[0]?.code}`);
    if (outcome.accepted)
      this.credit(this.decide('reason', step, { grantedDays: outcome.creditDays, newDay }), isSigned);
    else {
      this.decide('reason', step);
      this.color = outcome.color;
    }
  }
}

/** A demonstration that breaks the law would teach it wrongly. */
function lawful(refusals: readonly { code: string }[]): void {
  if (refusals[0]) throw new Error(`the law refuses: ${refusals[0].code}`);
}
