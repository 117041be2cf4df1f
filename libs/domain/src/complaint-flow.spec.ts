import fc from 'fast-check';
import { COMPLAINT_OUTCOMES, SATISFACTION_GRADES, type Verdict } from './complaint';
import {
  COMPLAINT_FILED,
  COMPLAINT_FLOW,
  COMPLAINT_STAGES,
  type ComplaintMove,
  type ComplaintPosition,
  type ComplaintStage,
  complaintMovesFor,
  isComplaintOver,
  moveComplaint,
} from './complaint-flow';

const MOVES = Object.keys(COMPLAINT_FLOW) as ComplaintMove[];
const maxReworks = 2;
const good: Verdict = { outcome: 'solved', grade: 5 };
const bad: Verdict = { outcome: 'not-solved', grade: 3 };
const at = (stage: ComplaintStage, more: Partial<ComplaintPosition> = {}): ComplaintPosition => ({
  ...COMPLAINT_FILED,
  stage,
  ...more,
});

type Step = ComplaintMove | Verdict | { told: Verdict };
function walk(steps: readonly Step[], from = COMPLAINT_FILED): ComplaintPosition {
  return steps.reduce((position, step) => {
    const made =
      typeof step === 'string'
        ? moveComplaint(position, step, { maxReworks })
        : 'told' in step
          ? moveComplaint(position, 'record-verdict', { maxReworks, verdict: step.told })
          : moveComplaint(position, 'rate', { maxReworks, verdict: step });
    if ('refusal' in made) throw new Error(JSON.stringify(made.refusal));
    return made.next;
  }, from);
}

/** From where each move leads where; every pair not named is refused. */
type Unrated = Exclude<ComplaintMove, 'rate' | 'record-verdict'>;
const TABLE: Record<Unrated, Partial<Record<ComplaintStage, ComplaintStage>>> = {
  accept: { filed: 'accepted' },
  refuse: { filed: 'refused' },
  assign: { accepted: 'assigned', assigned: 'assigned' },
  contact: { assigned: 'acting' },
  answer: { acting: 'answered', reworking: 'answered' },
  escalate: { assigned: 'reworking', acting: 'reworking', reworking: 'reworking' },
  decide: { 'with-leader': 'answered' },
  'close-unrated': { answered: 'unrated' },
  withdraw: {
    filed: 'withdrawn',
    accepted: 'withdrawn',
    assigned: 'withdrawn',
    acting: 'withdrawn',
    answered: 'withdrawn',
    reworking: 'withdrawn',
    'with-leader': 'withdrawn',
  },
  'confirm-withdrawal': { withdrawn: 'dropped' },
  'take-up': { withdrawn: 'accepted' },
  archive: { refused: 'archived', settled: 'archived', unrated: 'archived', dropped: 'archived' },
};

it('is over where nobody has it any more', () => {
  expect(COMPLAINT_STAGES.filter(isComplaintOver)).toEqual([
    'refused',
    'settled',
    'unrated',
    'dropped',
    'archived',
  ]);
});

describe('the way of a complaint', () => {
  it.each(
    (Object.keys(TABLE) as (keyof typeof TABLE)[]).flatMap((move) =>
      COMPLAINT_STAGES.map((stage) => [move, stage, TABLE[move][stage] ?? 'refused'] as const),
    ),
  )('%s from %s: %s', (move, stage, to) => {
    const made = moveComplaint(at(stage), move, { maxReworks });
    if (TABLE[move][stage]) expect(made).toMatchObject({ next: { stage: to } });
    else expect(made).toEqual({ refusal: { code: 'wrong-stage', stage, from: COMPLAINT_FLOW[move].from } });
  });

  it.each(COMPLAINT_STAGES)('a verdict at %s', (stage) => {
    const made = moveComplaint(at(stage), 'rate', { maxReworks, verdict: good });
    if (stage === 'answered' || stage === 'unrated') expect(made).toEqual({ next: at('settled') });
    else expect(made).toMatchObject({ refusal: { code: 'wrong-stage' } });
  });

  it.each(COMPLAINT_STAGES)('a verdict told to the office at %s', (stage) => {
    const made = moveComplaint(at(stage), 'record-verdict', { maxReworks, verdict: good });
    if (stage === 'answered') expect(made).toEqual({ next: at('settled', { wasTold: true }) });
    else expect(made).toMatchObject({ refusal: { code: 'wrong-stage' } });
  });

  it('goes up by a bad verdict that was told, as by its own', () => {
    const up = walk(['accept', 'assign', 'contact', 'answer', { told: bad }]);
    expect(up).toEqual(at('reworking', { reworks: 1, wasTold: true }));
  });

  it('takes the own word of the enterprise for one that was told, once', () => {
    const told = walk(['accept', 'assign', 'contact', 'answer', { told: good }]);
    expect(complaintMovesFor(told, 'enterprise')).toEqual(['rate']);
    expect(walk([bad], told)).toEqual(at('reworking', { reworks: 1 }));
    const own = walk([good], told);
    expect(own).toEqual(at('settled'));
    expect(complaintMovesFor(own, 'enterprise')).toEqual([]);
    expect(complaintMovesFor(walk(['archive'], told), 'enterprise')).toEqual([]);
  });

  it('goes to the leader when the office sends it up once more than it may be done again', () => {
    expect(walk(['accept', 'assign', 'escalate', 'escalate', 'escalate'])).toEqual(
      at('with-leader', { reworks: 2, wasWithLeader: true }),
    );
  });

  it('wants something said when it is rated', () => {
    expect(moveComplaint(at('answered'), 'rate', { maxReworks })).toEqual({
      refusal: { code: 'no-verdict' },
    });
  });

  it('goes one level up twice, then to the leader, and no further', () => {
    const first = walk(['accept', 'assign', 'contact', 'answer', bad]);
    expect(first).toEqual(at('reworking', { reworks: 1 }));
    const second = walk(['answer', bad], first);
    expect(second).toEqual(at('reworking', { reworks: 2 }));
    const third = walk(['answer', { outcome: 'solved', grade: 1 }], second);
    expect(third).toEqual(at('with-leader', { reworks: 2, wasWithLeader: true }));
    expect(walk(['decide', bad], third)).toMatchObject({ stage: 'settled', reworks: 2 });
  });

  it('goes straight to the leader where the county wants no rework', () => {
    expect(moveComplaint(at('answered'), 'rate', { maxReworks: 0, verdict: bad })).toEqual({
      next: at('with-leader', { wasWithLeader: true }),
    });
  });

  it('is done when partly solved is good enough', () => {
    const made = moveComplaint(at('answered'), 'rate', {
      maxReworks,
      verdict: { outcome: 'partly', grade: 3 },
    });
    expect(made).toEqual({ next: at('settled') });
  });

  it('hears an enterprise that was silent until it is archived', () => {
    const silent = walk(['accept', 'assign', 'contact', 'answer', 'close-unrated']);
    expect(walk([bad], silent)).toMatchObject({ stage: 'reworking', reworks: 1 });
    expect(moveComplaint(walk(['archive'], silent), 'rate', { maxReworks, verdict: bad })).toMatchObject({
      refusal: { code: 'wrong-stage' },
    });
  });

  it('is taken up again after a withdrawal under pressure, once', () => {
    const again = walk(['accept', 'assign', 'withdraw', 'take-up']);
    expect(again).toEqual(at('accepted', { wasWithdrawn: true }));
    expect(moveComplaint(again, 'withdraw', { maxReworks })).toEqual({
      refusal: { code: 'withdrawn-before' },
    });
    expect(complaintMovesFor(again, 'enterprise')).toEqual([]);
  });

  it.each([
    ['before an answer', at('acting'), at('accepted')],
    ['after the first answer', at('answered'), at('accepted')],
    ['one level up', at('reworking', { reworks: 1 }), at('reworking', { reworks: 1 })],
    ['answered one level up', at('answered', { reworks: 2 }), at('reworking', { reworks: 2 })],
    [
      'with the leader',
      at('with-leader', { reworks: 2, wasWithLeader: true }),
      at('with-leader', { reworks: 2, wasWithLeader: true }),
    ],
  ])('loses no level over a withdrawal %s', (_, from, to) => {
    expect(walk(['withdraw', 'take-up'], from)).toEqual({ ...to, wasWithdrawn: true });
  });

  it.each([
    ['filed', 'office', ['accept', 'refuse']],
    ['filed', 'enterprise', ['withdraw']],
    ['filed', 'unit', []],
    ['assigned', 'unit', ['contact']],
    ['acting', 'unit', ['answer']],
    ['acting', 'office', ['escalate']],
    ['answered', 'enterprise', ['rate', 'withdraw']],
    ['answered', 'office', ['record-verdict', 'close-unrated']],
    ['answered', 'unit', []],
    ['with-leader', 'leader', ['decide']],
    ['with-leader', 'unit', []],
    ['withdrawn', 'office', ['confirm-withdrawal', 'take-up']],
    ['withdrawn', 'unit', []],
    ['archived', 'office', []],
  ] as const)('at %s offers the %s %j', (stage, party, moves) => {
    expect(complaintMovesFor(at(stage), party)).toEqual(moves);
  });

  it('offers exactly what it lets happen', () => {
    const verdict = fc.record({
      outcome: fc.constantFrom(...COMPLAINT_OUTCOMES),
      grade: fc.constantFrom(...SATISFACTION_GRADES),
    });
    const position = fc.record({
      stage: fc.constantFrom(...COMPLAINT_STAGES),
      reworks: fc.nat(2),
      wasWithLeader: fc.boolean(),
      wasWithdrawn: fc.boolean(),
      wasTold: fc.boolean(),
    });
    fc.assert(
      fc.property(position, verdict, fc.constantFrom(...MOVES), (from, said, move) => {
        const isOffered = complaintMovesFor(from, COMPLAINT_FLOW[move].by).includes(move);
        expect('next' in moveComplaint(from, move, { maxReworks, verdict: said })).toBe(isOffered);
      }),
    );
  });

  it('comes to an end whatever anybody does: no more than two reworks, one leader, and then the archive', () => {
    const step = fc.record({
      move: fc.constantFrom(...MOVES.filter((move) => move !== 'assign')),
      verdict: fc.constantFrom(good, bad),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        let position = walk(['accept', 'assign']);
        let made = 0;
        for (const { move, verdict } of steps) {
          const tried = moveComplaint(position, move, { maxReworks, verdict });
          if ('refusal' in tried) {
            // assigned by the office whenever it waits for that
            if (position.stage === 'accepted') position = walk(['assign'], position);
            continue;
          }
          expect(tried.next.reworks).toBeGreaterThanOrEqual(position.reworks);
          expect(tried.next.reworks).toBeLessThanOrEqual(maxReworks);
          expect(tried.next.wasWithLeader).toBe(position.wasWithLeader || tried.next.stage === 'with-leader');
          position = tried.next;
          made++;
        }
        expect(made).toBeLessThan(30);
      }),
    );
  });
});
