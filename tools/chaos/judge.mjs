// Counts, when everything has settled, what happened against what had to happen. What had to happen follows from the
// planned rungs and from how each notice stands now, by rules written here again and not taken from the product.

/** Rung and notice as one word. */
const nameOf = ({ notice_id, key }) => `${notice_id} ${key}`;

/**
 * The rungs that had to fire by `end`: those that had come before the unit replied. The reminder to sign for a notice
 * lapses when it is signed for in time.
 */
export function expectedRungs(notices, stateOf, end) {
  return notices.flatMap(({ id, rungs }) => {
    const { signedAt, repliedAt } = stateOf(id);
    return rungs
      .filter(({ at }) => at <= end && (repliedAt === null || at <= repliedAt))
      .filter(({ key, at }) => key !== 'sign-overdue' || signedAt === null || at <= signedAt)
      .map(({ key, at, seq }) => ({ notice_id: id, key, at, seq }));
  });
}

/** Pairs that stand in the wrong order: a rung told after one that follows it on its ladder. */
export function countDisorder(told) {
  let wrong = 0;
  const highest = new Map();
  for (const { notice_id, rung_seq } of told) {
    const before = highest.get(notice_id) ?? 0;
    if (rung_seq < before) wrong++;
    highest.set(notice_id, Math.max(before, rung_seq));
  }
  return wrong;
}

const CARD_RUNGS = new Set(['reminder-2', 'criticism']);

const countBy = (rows, name) => {
  const counts = new Map();
  for (const row of rows) counts.set(name(row), (counts.get(name(row)) ?? 0) + 1);
  return counts;
};
const surplus = (counts) => [...counts.values()].reduce((sum, n) => sum + n - 1, 0);

/** @param facts what `readFacts` found; @param letters what the sink was sent: key → bodies */
export function judge({ world, facts, acknowledged, letters, end }) {
  const states = new Map(facts.notices.map((row) => [row.id, row]));
  const stateOf = (id) => {
    const row = states.get(id);
    return {
      signedAt: row?.signed_at?.getTime() ?? null,
      repliedAt: row?.state === 'replied' ? row.replied_at.getTime() : null,
    };
  };
  const expected = expectedRungs(world.notices, stateOf, end);
  const fires = new Map(facts.fires.map((row) => [nameOf(row), row]));
  const wanted = new Set(expected.map(nameOf));
  const dueAt = new Map(expected.map((rung) => [nameOf(rung), rung.at]));
  const missing = expected.filter((rung) => !fires.has(nameOf(rung)));
  const told = countBy(facts.told, (row) => `${row.notice_id} ${row.rung}`);
  const kept = countBy(facts.inbox, (row) => `${row.account_id} ${row.subject_id} ${row.rung}`);
  const bodies = [...letters.values()];
  const cardRungs = expected.filter((rung) => CARD_RUNGS.has(rung.key) && fires.has(nameOf(rung)));
  return {
    expected: expected.length,
    fired: expected.length - missing.length,
    missing: missing.length,
    doubled: surplus(told) + Math.max(0, facts.cardsTold - facts.cards),
    outOfOrder: countDisorder(facts.told),
    messagesDoubled:
      surplus(kept) +
      Math.max(0, facts.linesSent - facts.linesGathered) +
      bodies.filter((sent) => new Set(sent).size > 1).length,
    writesLost: acknowledged.filter((write) => !isKept(write, states, facts.texts)).length,
    /** What must be nothing as well, and is told in words when it is not. */
    also: {
      firedUnplanned: facts.fires.filter((row) => !wanted.has(nameOf(row))).length,
      firedEarly: facts.fires.filter((row) => row.fired_at.getTime() < (dueAt.get(nameOf(row)) ?? 0)).length,
      firedUntold: facts.fires.filter((row) => !told.has(nameOf(row))).length,
      cardsMissing: cardRungs.length - facts.cards,
      messagesMissing: countMissingLines(expected, fires, kept, world),
      messagesNeverSent:
        facts.ungathered + facts.undelivered + Math.max(0, facts.linesGathered - facts.linesSent),
      lettersNeverArrived: facts.sentKeys.filter((key) => !letters.has(key)).length,
      writesDoubled: surplus(countBy(facts.texts, ({ text }) => text)),
      tasksFailed: facts.tasksFailed,
      chainBroken: facts.chainBroken,
    },
    /** Not wrong: a process died between sending and writing it down, and the key told the other side. */
    resent: bodies.reduce((sum, sent) => sum + sent.length - 1, 0),
    letters: letters.size,
  };
}

/** Whether what was acknowledged is there. */
function isKept({ noticeId, move, text }, states, texts) {
  const row = states.get(noticeId);
  if (move === 'sign') return row?.signed_at != null;
  if (move === 'act') return row?.plan === text;
  return texts.some((kept) => kept.notice_id === noticeId && kept.text === text);
}

/** Every rung that fired is told to everybody in its places, once. */
function countMissingLines(expected, fires, kept, { notices, accounts }) {
  const unitOf = new Map(notices.map(({ id, unit }) => [id, unit]));
  const office = accounts.filter(({ role }) => role === 'monitor' || role === 'office-head');
  const leaders = accounts.filter(({ role }) => role === 'leader');
  const inPlace = {
    'unit-handlers': ({ handlers }) => handlers,
    'unit-head': ({ head }) => [head],
    'supervising-leader': ({ leader }) => [leader],
    office: () => office,
    'county-leader': () => leaders,
  };
  let missing = 0;
  for (const rung of expected) {
    if (!fires.has(nameOf(rung))) continue;
    const unit = unitOf.get(rung.notice_id);
    const people = new Set(PLACES[rung.key].flatMap((place) => inPlace[place](unit).map(({ id }) => id)));
    for (const id of people) if (!kept.has(`${id} ${rung.notice_id} ${rung.key}`)) missing++;
  }
  return missing;
}
const PLACES = {
  'sign-overdue': ['unit-handlers', 'unit-head'],
  warning: ['unit-handlers'],
  'reminder-1': ['unit-handlers', 'unit-head', 'supervising-leader', 'office'],
  'reminder-2': ['unit-handlers', 'unit-head', 'office'],
  criticism: ['unit-head', 'supervising-leader', 'office'],
  leader: ['supervising-leader', 'county-leader', 'office'],
};

/** Whether all that must be nothing is. */
export const isClean = ({ missing, doubled, outOfOrder, messagesDoubled, writesLost, also }) =>
  [missing, doubled, outOfOrder, messagesDoubled, writesLost, ...Object.values(also)].every((n) => n === 0);
