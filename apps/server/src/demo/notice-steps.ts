import { addWorkingDays, ANSWER_DAYS, instantAt, type Day, type Severity } from '@duban/domain';
import type { LateCase } from './card-cases';
import type { Season } from './make-figures';
import type { DemoOrg } from './make-orgs';
import type { Case } from './notice-cases';
import type { Step } from './notice-moves';
import { workTime } from './office-time';
import type { Dice } from './random';
import { FEEDBACKS, OPINIONS, PLANS, REPLIES, VERDICTS } from './words';

/** What leads to the issue on the morning of a day: what a person registered is approved first. */
function beginning(dice: Dice, { cal }: Season, issueDay: Day, byHand: boolean): Step[] {
  const before = addWorkingDays(cal, issueDay, -1);
  return [
    { kind: 'proposed', at: workTime(dice, before, byHand ? 'morning' : 'any') },
    ...(byHand
      ? [{ kind: 'approved' as const, at: workTime(dice, before, 'afternoon'), opinion: '同意立项。' }]
      : []),
    { kind: 'issued', at: workTime(dice, issueDay, 'morning') },
  ];
}

/** The steps of a case, counted from its issue in working days; `other`: the unit a re-dispatch goes to. */
export function stepsOf(dice: Dice, season: Season, each: Case, byHand: boolean, other: DemoOrg): Step[] {
  const { cal, today } = season;
  const issueDay = addWorkingDays(cal, today, -each.age);
  const day = (n: number) => addWorkingDays(cal, issueDay, n);
  const steps = beginning(dice, season, issueDay, byHand);
  for (const [i, [kind, n, more]] of each.acts.entries()) {
    // the issue itself took the morning of the first day
    const isSecond = n === 0 || each.acts[i - 1]?.[1] === n;
    const at = more?.late
      ? instantAt(day(n), '18:05')
      : workTime(dice, day(n), isSecond ? 'afternoon' : 'morning');
    steps.push({
      kind,
      at,
      ...wordsOf(dice, kind),
      ...(more?.text === undefined ? {} : { text: more.text }),
      ...(more?.days === undefined ? {} : { days: more.days }),
      ...(more?.untilDay === undefined ? {} : { day: day(more.untilDay) }),
      ...(kind === 'redispatched' ? { unit: other } : {}),
    });
  }
  return steps;
}

/** What is said with a step that says something. */
function wordsOf(dice: Dice, kind: Step['kind']): Pick<Step, 'text' | 'opinion'> {
  switch (kind) {
    case 'acting':
      return { text: dice.pick(PLANS) };
    case 'fed-back':
      return { text: dice.pick(FEEDBACKS) };
    case 'replied':
      return { text: dice.pick(REPLIES) };
    case 'returned':
    case 'accepted':
      return { opinion: dice.pick(OPINIONS[kind]) };
    case 'closed':
      return { opinion: '同意销号。' };
    case 'extended':
    case 'suspended':
    case 'redispatched':
    case 'reason-accepted':
      return { opinion: dice.pick(VERDICTS.granted) };
    case 'reason-rejected':
      return { opinion: dice.pick(VERDICTS.refused) };
    case 'resumed':
      return { opinion: '批复已下达，恢复办理。' };
    default:
      return {};
  }
}

/** A notice answered and closed, most of them in time; `age` working days ago it was issued. */
export function closedSteps(
  dice: Dice,
  season: Season,
  { age, severity, byHand }: { age: number; severity: Severity; byHand: boolean },
): Step[] {
  const { cal, today } = season;
  const issueDay = addWorkingDays(cal, today, -age);
  const days = ANSWER_DAYS[severity];
  const signed = dice.chance(0.1) ? 2 : dice.int(0, 1);
  const wanted = dice.chance(0.92) ? days - dice.int(0, Math.min(4, days - 1)) : days + dice.int(1, 4);
  const reply = Math.max(3, wanted);
  const steps: Step[] = [];
  const add = (kind: Step['kind'], n: number, part: 'morning' | 'afternoon') =>
    steps.push({ kind, at: workTime(dice, addWorkingDays(cal, issueDay, n), part), ...wordsOf(dice, kind) });
  steps.push(...beginning(dice, season, issueDay, byHand));
  add('signed', signed, 'afternoon');
  if (reply > signed + 1) add('acting', signed + 1, 'morning');
  // progress of long ones, told in time
  for (let n = 4; days > 10 && n < Math.min(reply, days - 1); n += 5) add('fed-back', n, 'afternoon');
  add('replied', reply, 'morning');
  let last = reply;
  if (dice.chance(0.12)) {
    add('returned', last, 'afternoon');
    last += dice.int(1, 3);
    add('replied', last, 'morning');
  }
  last += 1;
  add('accepted', last, 'afternoon');
  add('closed', last + dice.int(1, 2), 'morning');
  return steps;
}

/** A notice answered so many working days after its due day, and closed. */
export function lateSteps(dice: Dice, season: Season, { age, severity, late }: LateCase): Step[] {
  const { cal, today } = season;
  const issueDay = addWorkingDays(cal, today, -age);
  const reply = ANSWER_DAYS[severity] + late;
  const steps = beginning(dice, season, issueDay, true);
  const add = (kind: Step['kind'], n: number, part: 'morning' | 'afternoon') =>
    steps.push({ kind, at: workTime(dice, addWorkingDays(cal, issueDay, n), part), ...wordsOf(dice, kind) });
  add('signed', 0, 'afternoon');
  add('acting', 1, 'morning');
  add('replied', reply, 'morning');
  add('accepted', reply, 'afternoon');
  add('closed', reply + 1, 'afternoon');
  return steps;
}
