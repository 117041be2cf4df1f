// The county of the run: units with people, projects, and notices whose rungs fall due while it lasts. Made from a
// seed and nothing else, so that what must happen is known before anything has happened.
import { makeDice } from './dice.mjs';

export const DAY_MS = 86_400_000;
/** Some rungs fall due in herds, on the full five seconds of the run. */
export const HERD_MS = 5_000;
/** Rungs that do not belong to the run lie so far behind it. */
const FAR_MS = 60 * DAY_MS;
/** The ladder of the county, as it is stamped on each notice. Written down here again: the run judges the product. */
const LADDER = [
  rung('sign-overdue', 'sign-due', 0, ['remind-unit'], ['unit-handlers', 'unit-head']),
  rung('warning', 'warning', 0, ['remind-unit'], ['unit-handlers']),
  rung(
    'reminder-1',
    'due',
    1,
    ['remind-unit', 'copy-supervisor'],
    ['unit-handlers', 'unit-head', 'supervising-leader', 'office'],
  ),
  rung('reminder-2', 'due', 3, ['propose-yellow'], ['unit-handlers', 'unit-head', 'office']),
  rung('criticism', 'due', 5, ['propose-red'], ['unit-head', 'supervising-leader', 'office']),
  rung('leader', 'due', 10, ['to-leader'], ['supervising-leader', 'county-leader', 'office']),
];
/** No clock but the ladder's: a sign-for outlasts the run, and no progress is owed in it. */
const RULES = {
  answerDays: { 'extra-urgent': 3, urgent: 5, important: 10, normal: 15 },
  ...{ signDays: 1, objectDays: 1, signLastsDays: 200, feedbackEveryDays: 5, feedbackOverDays: 260 },
  extension: { noticeDays: 1, maxTimes: 2, decideDays: 1 },
  approvedSources: ['light', 'late-report'],
  archiveAfterDays: 5,
};

function rung(key, anchor, offset, effects, to) {
  return { key, anchor, offset, effects, to };
}

/**
 * @param {{ seed: number, notices: number, runMs: number, jumpAtMs: number, jumpMs: number, start: number }} wish
 * `start`: the county's instant at which the run begins; the county's clock leaps by `jumpMs` at `jumpAtMs` of the run.
 */
export function makeWorld(wish) {
  const dice = makeDice(wish.seed);
  const { orgs, accounts, units } = makePeople(dice);
  const projects = Array.from({ length: 60 }, (_, i) => ({
    id: dice.uuid(),
    name: `项目${i + 1}`,
    unit: dice.pick(units),
  }));
  const notices = Array.from({ length: wish.notices }, (_, i) => {
    const unit = units[i % units.length];
    const project = dice.pick(projects);
    // one in ten is worked on by its unit while the ladder climbs; nobody touches the others
    return {
      ...{ id: dice.uuid(), seq: i + 1, unit, project, isBusy: i % 10 === 9 },
      rungs: makeRungs(dice, wish),
    };
  });
  return { orgs, accounts, units, projects, notices, start: wish.start };
}

function makePeople(dice) {
  const county = { id: dice.uuid(), name: '肥东县', kind: 'county', parent: null };
  const person = (org, role, name, hasRobot = false) => ({ id: dice.uuid(), org, role, name, hasRobot });
  const leaders = [1, 2, 3].map((n) => person(county, 'leader', `县领导${n}`, n < 3));
  const office = [
    person(county, 'monitor', '监督员1', true),
    person(county, 'monitor', '监督员2'),
    person(county, 'office-head', '效能办负责人', true),
    person(county, 'admin', '管理员'),
    person(county, 'auditor', '审计员'),
  ];
  const units = Array.from({ length: 12 }, (_, n) => {
    const org = { id: dice.uuid(), name: `第${n + 1}镇`, kind: 'township', parent: county };
    const handlers = [1, 2].map((h) => person(org, 'handler', `承办人${n + 1}-${h}`, h === 1));
    const head = person(org, 'handler', `负责人${n + 1}`, n % 3 === 0);
    return { ...org, org, handlers: [...handlers, head], head, leader: leaders[n % 3] };
  });
  const accounts = [...leaders, ...office, ...units.flatMap(({ handlers }) => handlers)];
  return { orgs: [county, ...units], accounts, units };
}

/**
 * Three to six rungs of the run, the others far behind it. In the run: before the leap, within it (they are due at
 * once, all of them), and after it. A third of the instants is rounded to five seconds, so that herds fall due together.
 */
function makeRungs(dice, { runMs, jumpAtMs, jumpMs, start }) {
  const zones = [
    { from: 3_000, to: jumpAtMs, share: 0.35 },
    { from: jumpAtMs, to: jumpAtMs + jumpMs, share: 0.25 },
    { from: jumpAtMs + jumpMs, to: jumpMs + runMs - 2_000, share: 0.4 },
  ];
  const moment = () => {
    let chance = dice.next();
    const zone = zones.find(({ share }) => (chance -= share) < 0) ?? zones[2];
    const at = dice.between(zone.from, zone.to);
    return dice.next() < 1 / 3 ? Math.floor(at / HERD_MS) * HERD_MS : Math.floor(at);
  };
  const moments = Array.from({ length: dice.whole(3, LADDER.length) }, moment).sort((a, b) => a - b);
  return LADDER.map(({ key, effects }, i) => {
    const at = start + (moments[i] ?? FAR_MS + i * DAY_MS);
    return { key, effects, seq: i + 1, at, isOfRun: i < moments.length };
  });
}

export const POLICY = { version: 'policy/1', rungs: LADDER };
export { RULES };

/** The day of an instant in Asia/Shanghai. */
export const dayOf = (at) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
