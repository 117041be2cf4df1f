import {
  addWorkingDays,
  dayOf,
  endOfWork,
  feedbackDays,
  nextFeedbackDay,
  planRungs,
  reproject,
  term,
  type Calendar,
  type Day,
  type Instant,
  type KeptRung,
  type LedgerInput,
  type Pause,
  type Severity,
} from '@duban/domain';
import { defaultSettings } from '@duban/platform';
import type { Due, Feedback, Kept } from './notice-moves';

export const RULES = defaultSettings['notice-rules'];
export const POLICY = { version: 'ladder/0', rungs: defaultSettings['ladder-policy'].rungs };

/** The terms of a notice of the demonstration, counted as the services count them: by its ledger. */
export class NoticeLedger {
  round = 1;
  issuedAt: Instant | null = null;
  workingDays = 0;
  signDueDay: Day = '';
  dueDay: Day = '';
  provisional = false;
  rungs: KeptRung[] = [];
  /** Those of the round before a re-dispatch. */
  formerRungs: KeptRung[] = [];
  pauses: Pause[] = [];
  credits: Kept[] = [];
  dues: Due[] = [];
  feedbacks: Feedback[] = [];
  feedbackDay: Day | null = null;

  constructor(
    readonly cal: Calendar,
    readonly severity: Severity,
  ) {}

  get dueAt(): Instant {
    return endOfWork(this.cal, this.dueDay);
  }

  begin(at: Instant): void {
    const answer = term(this.cal, at, RULES.answerDays[this.severity]);
    this.issuedAt = at;
    this.workingDays = answer.workingDays;
    this.signDueDay = term(this.cal, at, RULES.signDays).dueDay;
    this.dueDay = answer.dueDay;
    this.provisional = answer.provisional;
    const { dueDay, workingDays } = answer;
    const given = { issuedAt: at, signDueDay: this.signDueDay, dueDay, workingDays };
    this.rungs = planRungs(this.cal, given, POLICY).map((rung) => ({ ...rung, firedAt: null }));
  }

  /** The other unit begins afresh. */
  beginAgain(at: Instant, reason: string): void {
    const before = this.dueDay;
    this.formerRungs = this.rungs;
    this.round++;
    this.begin(at);
    this.keepDue(before, 'redispatch', reason, at);
  }

  credit(credit: Kept, isSigned: boolean): void {
    this.credits.push(credit);
    this.replan(credit.kind, credit.reason, credit.at, isSigned);
  }

  endPause(at: Instant, isSigned: boolean): void {
    const pause = this.pauses.at(-1);
    if (!pause || pause.to !== null) return;
    pause.to = at;
    this.replan('pause', pause.reason, at, isSigned);
  }

  planFeedback(now: Instant, since: Instant): void {
    const days = feedbackDays(this.cal, this.input, {
      every: RULES.feedbackEveryDays,
      over: RULES.feedbackOverDays,
    });
    const given = this.feedbacks.filter(({ dueDay }) => dueDay !== null).at(-1)?.dueDay ?? null;
    this.feedbackDay = nextFeedbackDay(this.cal, days, { given, since: dayOf(since), now });
  }

  archiveAt(closedAt: Instant): Instant {
    return endOfWork(this.cal, addWorkingDays(this.cal, dayOf(closedAt), RULES.archiveAfterDays));
  }

  private get input(): LedgerInput {
    const startedAt = this.issuedAt ?? 0;
    return { startedAt, workingDays: this.workingDays, pauses: this.pauses, credits: this.credits };
  }

  private replan(by: Due['by'], reason: string, at: Instant, isSigned: boolean): void {
    const { rungs, dueDay, dueAt, signDueDay, provisional } = this;
    const change = reproject(
      this.cal,
      {
        ...{ rungs, dueDay, dueAt, signDueDay, provisional, isSigned },
        issuedAt: this.issuedAt ?? 0,
        workingDays: this.workingDays,
        signDays: RULES.signDays,
        pauses: this.pauses,
        credits: this.credits,
        policy: POLICY,
      },
      reason,
    );
    if (!change) return;
    this.rungs = change.after.rungs;
    this.dueDay = change.after.dueDay;
    this.provisional = change.after.provisional;
    if (this.dueDay !== dueDay) this.keepDue(dueDay, by, reason, at);
  }

  private keepDue(dueDay: Day, by: Due['by'], reason: string, at: Instant): void {
    const round = by === 'redispatch' ? this.round - 1 : this.round;
    this.dues.push({ seq: this.dues.length + 1, round, dueDay, nextDay: this.dueDay, by, reason, at });
  }
}
