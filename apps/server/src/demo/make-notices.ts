import {
  addWorkingDays,
  ANSWER_DAYS,
  climb,
  instantAt,
  levelOf,
  noticeNumber,
  planRungs,
  SIGN_DAYS,
  term,
  yearOf,
  dayOf,
  type Day,
  type Instant,
  type KeptRung,
  type NoticeStage,
  type Severity,
  type Term,
} from '@duban/domain';
import type { Season } from './make-figures';
import type { DemoProject } from './make-projects';
import { workTime } from './office-time';
import type { Case } from './notice-cases';
import type { Dice } from './random';
import { OPINIONS, REPLIES } from './words';

/** One thing that happened to a notice; `rung` and `card` are the ladder's doing. */
export type Move =
  | { kind: 'proposed' | 'issued' | 'signed'; at: Instant }
  | { kind: 'replied'; at: Instant; text: string }
  | { kind: 'returned' | 'closed'; at: Instant; opinion: string }
  | { kind: 'dismissed'; at: Instant; reason: string; bySystem: boolean }
  | { kind: 'rung'; at: Instant; rung: KeptRung }
  | { kind: 'card'; at: Instant; color: 'yellow' | 'red'; rung: KeptRung };
export type Matter = {
  source: 'light' | 'late-report' | 'by-hand';
  code: string;
  facts: Record<string, unknown>;
  title: string;
  demands: string;
};
export type DemoNotice = {
  id: string;
  project: DemoProject;
  matter: Matter;
  severity: Severity;
  state: NoticeStage;
  year: number | null;
  seq: number | null;
  answer: Term | null;
  signDueDay: Day | null;
  rungs: KeptRung[];
  moves: Move[];
  next: { key: string; day: Day; at: Instant } | null;
  version: number;
};

type Step = Exclude<Move, { kind: 'rung' | 'card' }>;
const TO: Partial<Record<Move['kind'], NoticeStage>> = {
  issued: 'issued',
  signed: 'signed',
  replied: 'replied',
  returned: 'returned',
  closed: 'closed',
  dismissed: 'dismissed',
};

/** A notice lived through: its steps in order, and between them what the ladder did by the law, up to `until`. */
export function liveThrough(
  season: Season,
  given: { id: string; project: DemoProject; matter: Matter; severity: Severity; steps: Step[] },
): DemoNotice {
  const { cal, today } = season;
  const until = instantAt(today, '00:00');
  const issued = given.steps.find((step) => step.kind === 'issued')?.at ?? null;
  const answer = issued === null ? null : term(cal, issued, ANSWER_DAYS[given.severity]);
  const sign = issued === null ? null : term(cal, issued, SIGN_DAYS);
  const rungs: KeptRung[] =
    issued === null || !answer || !sign
      ? []
      : planRungs(cal, {
          issuedAt: issued,
          signDueDay: sign.dueDay,
          dueDay: answer.dueDay,
          workingDays: answer.workingDays,
        }).map((rung) => ({ ...rung, firedAt: null }));
  const moves: Move[] = [];
  let state: NoticeStage = 'proposed';
  const climbAt = (now: Instant) => {
    if (issued === null || now < issued) return;
    for (const rung of climb({ state, rungs }, now).fire) {
      const kept = rungs.find(({ key }) => key === rung.key) as KeptRung;
      kept.firedAt = now;
      moves.push({ kind: 'rung', at: now, rung: kept });
      for (const color of ['yellow', 'red'] as const)
        if (rung.effects.includes(`propose-${color}`))
          moves.push({ kind: 'card', at: now, color, rung: kept });
    }
  };
  const stops = [
    ...rungs.map(({ at }) => ({ at, step: null })),
    ...given.steps.map((step) => ({ at: step.at, step })),
  ]
    .filter(({ at }) => at < until)
    .sort((a, b) => a.at - b.at);
  for (const { at, step } of stops) {
    climbAt(at);
    if (!step) continue;
    moves.push(step);
    state = TO[step.kind] ?? state;
    climbAt(at);
  }
  const { nextAt } = climb({ state, rungs }, until - 1);
  const next = rungs.find((rung) => rung.at === nextAt && rung.firedAt === null);
  return {
    ...given,
    state,
    year: null,
    seq: null,
    answer,
    signDueDay: sign?.dueDay ?? null,
    rungs,
    moves,
    next: next ? { key: next.key, day: next.day, at: next.at } : null,
    version: given.steps.length,
  };
}

/** Numbers in the order of issue, from 1 in each year. Returns the last number of each. */
export function giveNumbers(notices: DemoNotice[]): Map<number, number> {
  const last = new Map<number, number>();
  const issued = notices
    .map((notice) => ({ notice, at: notice.moves.find(({ kind }) => kind === 'issued')?.at }))
    .filter((each): each is { notice: DemoNotice; at: Instant } => each.at !== undefined)
    .sort((a, b) => a.at - b.at);
  for (const { notice, at } of issued) {
    notice.year = yearOf(dayOf(at));
    notice.seq = (last.get(notice.year) ?? 0) + 1;
    last.set(notice.year, notice.seq);
  }
  return last;
}

export const numberOf = ({ year, seq }: DemoNotice) => (year && seq ? noticeNumber(year, seq) : null);
export const levelNow = (notice: DemoNotice) => levelOf(notice.rungs);

/** The steps of an open case, counted back from today in working days. */
export function stepsOf(dice: Dice, { cal, today }: Season, { state, age, replies }: Case): Step[] {
  const day = (n: number) => addWorkingDays(cal, today, -n);
  const steps: Step[] = [
    { kind: 'proposed', at: workTime(dice, addWorkingDays(cal, day(age), -1)) },
    { kind: 'issued', at: workTime(dice, day(age), 'morning') },
  ];
  if (state === 'issued') return steps;
  steps.push({ kind: 'signed', at: workTime(dice, day(age), 'afternoon') });
  if (state === 'signed') return steps;
  for (const [i, ago] of (replies ?? []).entries()) {
    steps.push({ kind: 'replied', at: workTime(dice, day(ago), 'morning'), text: dice.pick(REPLIES) });
    const isLast = i + 1 === replies?.length;
    if (state === 'returned' || !isLast)
      steps.push({
        kind: 'returned',
        at: workTime(dice, day(ago), 'afternoon'),
        opinion: dice.pick(OPINIONS.returned),
      });
  }
  return steps;
}

/** A notice answered and closed, most of them in time; `age` working days ago it was issued. */
export function closedSteps(dice: Dice, { cal, today }: Season, age: number, severity: Severity): Step[] {
  const after = (n: number) => addWorkingDays(cal, addWorkingDays(cal, today, -age), n);
  const days = ANSWER_DAYS[severity];
  const reply = Math.max(
    1,
    dice.chance(0.92) ? days - dice.int(0, Math.min(4, days - 1)) : days + dice.int(1, 4),
  );
  const again = dice.chance(0.12);
  const steps: Step[] = [
    { kind: 'proposed', at: workTime(dice, after(-1), 'afternoon') },
    { kind: 'issued', at: workTime(dice, after(0), 'morning') },
    { kind: 'signed', at: workTime(dice, after(dice.chance(0.1) ? 2 : dice.int(0, 1)), 'afternoon') },
    { kind: 'replied', at: workTime(dice, after(Math.max(3, reply)), 'morning'), text: dice.pick(REPLIES) },
  ];
  let last = Math.max(3, reply);
  if (again) {
    steps.push({
      kind: 'returned',
      at: workTime(dice, after(last), 'afternoon'),
      opinion: dice.pick(OPINIONS.returned),
    });
    last += dice.int(1, 3);
    steps.push({ kind: 'replied', at: workTime(dice, after(last), 'morning'), text: dice.pick(REPLIES) });
  }
  steps.push({
    kind: 'closed',
    at: workTime(dice, after(last + dice.int(1, 2)), 'afternoon'),
    opinion: dice.pick(OPINIONS.accepted),
  });
  return steps;
}
