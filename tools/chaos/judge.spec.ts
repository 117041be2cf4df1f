import { countDisorder, expectedRungs, isClean, judge } from './judge.mjs';
import { makeWorld } from './world.mjs';

const DAY = 86_400_000;
const wish = { seed: 3, notices: 40, runMs: 20_000, jumpAtMs: 9_000, jumpMs: 3 * DAY, start: 0 };
const end = 3 * DAY + 21_000;
type World = ReturnType<typeof makeWorld>;

/** What the product leaves when all goes well and nobody touches a notice. */
function cleanFacts(world: World) {
  const rungs = world.notices.flatMap(({ id, unit, rungs }) =>
    rungs.filter(({ isOfRun }) => isOfRun).map((rung) => ({ ...rung, notice_id: id, unit })),
  );
  const people = new Set(world.accounts.map(({ id }) => id));
  const cards = rungs.filter(({ key }) => key === 'reminder-2' || key === 'criticism').length;
  return {
    notices: world.notices.map(({ id }) => ({
      id,
      state: 'issued',
      signed_at: null,
      replied_at: null,
      plan: '',
    })),
    fires: rungs.map(({ notice_id, key, at }) => ({ notice_id, key, fired_at: new Date(at + 100) })),
    told: rungs.map(({ notice_id, key, seq }) => ({ notice_id, rung: key, rung_seq: seq })),
    // more than the places ask for is no fault: only what is missing or there twice
    inbox: rungs.flatMap(({ notice_id, key }) =>
      [...people].map((account_id) => ({ account_id, subject_id: notice_id, rung: key })),
    ),
    ...{ texts: [], cards, cardsTold: cards, linesSent: 5, linesGathered: 5, sentKeys: ['k'] },
    ...{ undelivered: 0, ungathered: 0, tasksFailed: 0, chainBroken: 0 },
  };
}
const judged = (change: (facts: ReturnType<typeof cleanFacts>) => void, acknowledged: object[] = []) => {
  const world = makeWorld(wish);
  const facts = cleanFacts(world);
  change(facts);
  const letters = new Map([['k', ['hello']]]);
  return judge({ world, facts, acknowledged, letters, end } as Parameters<typeof judge>[0]);
};

it('makes the same world of the same seed, and another of another', () => {
  expect(JSON.stringify(makeWorld(wish))).toBe(JSON.stringify(makeWorld(wish)));
  expect(makeWorld({ ...wish, seed: 4 }).notices[0]?.id).not.toBe(makeWorld(wish).notices[0]?.id);
});

it('finds nothing where nothing is wrong', () => {
  const verdict = judged(() => {});
  expect(verdict.expected).toBeGreaterThan(100);
  expect(verdict.fired).toBe(verdict.expected);
  expect(isClean(verdict)).toBe(true);
});

it.each([
  ['a rung that did not fire', 'missing', (f) => void f.fires.pop()],
  ['a rung told twice', 'doubled', (f) => void f.told.push(f.told[0] as never)],
  ['a card proposed twice', 'doubled', (f) => void f.cardsTold++],
  ['a line twice in an inbox', 'messagesDoubled', (f) => void f.inbox.push(f.inbox[0] as never)],
  ['a line in two letters', 'messagesDoubled', (f) => void f.linesSent++],
] as [string, 'missing' | 'doubled' | 'messagesDoubled', (facts: ReturnType<typeof cleanFacts>) => void][])(
  'counts %s',
  (_, what, change) => {
    const verdict = judged(change);
    expect(verdict[what]).toBe(1);
    expect(isClean(verdict)).toBe(false);
  },
);

it('counts what fired too early, unplanned or untold, and lines and letters that never came', () => {
  const { also } = judged((facts) => {
    (facts.fires[0] as { fired_at: Date }).fired_at = new Date(-1);
    facts.fires.push({ notice_id: 'nobody', key: 'leader', fired_at: new Date(end) });
    facts.inbox = facts.inbox.filter(({ subject_id }) => subject_id !== facts.notices[0]?.id);
    facts.sentKeys.push('another');
    facts.ungathered = 1;
  });
  expect(also).toMatchObject({ firedEarly: 1, firedUnplanned: 1, firedUntold: 1 });
  expect(also).toMatchObject({ lettersNeverArrived: 1, messagesNeverSent: 1 });
  expect(also.messagesMissing).toBeGreaterThan(3);
});

it('misses an acknowledged write that is not there', () => {
  const id = makeWorld(wish).notices[0]?.id;
  const kept = { noticeId: id, move: 'reply', text: 'kept' };
  const verdict = judged(
    (facts) => facts.texts.push({ notice_id: id, text: 'kept' } as never),
    [kept, { ...kept, text: 'lost' }, { noticeId: id, move: 'sign', text: '' }],
  );
  expect(verdict.writesLost).toBe(2);
});

it('knows that a ladder stops at the reply, and that signing in time lets its reminder lapse', () => {
  const rungs = [
    { key: 'sign-overdue', at: 10, seq: 1 },
    { key: 'warning', at: 20, seq: 2 },
    { key: 'reminder-1', at: 30, seq: 3 },
  ];
  const keys = (signedAt: number | null, repliedAt: number | null, until = 25) =>
    expectedRungs([{ id: 'n', rungs }], () => ({ signedAt, repliedAt }), until).map(
      ({ key }: { key: string }) => key,
    );
  expect(keys(null, null)).toEqual(['sign-overdue', 'warning']);
  expect(keys(9, null)).toEqual(['warning']);
  expect(keys(10, null)).toEqual(['sign-overdue', 'warning']);
  expect(keys(9, 15, 99)).toEqual([]);
  expect(keys(12, 20, 99)).toEqual(['sign-overdue', 'warning']);
});

it('counts each rung that is told behind one that follows it', () => {
  const told = (...seqs: number[]) => countDisorder(seqs.map((rung_seq) => ({ notice_id: 'n', rung_seq })));
  expect([told(1, 2, 3), told(1, 3, 2), told(3, 1, 2)]).toEqual([0, 1, 2]);
});
