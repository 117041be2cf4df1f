import { type Verdict, isDissatisfied } from './complaint';

/**
 * The whole way of a complaint (DOMAIN §13.2): 待受理 · 受理 · 不予受理 · 已转办 · 办理中 · 已答复(待回访) · 不满意重办 ·
 * 提级(县领导) · 已办结 · 未评价 · 已撤回(待回访) · 撤回办结 · 归档.
 */
export const COMPLAINT_STAGES = [
  'filed',
  'accepted',
  'refused',
  'assigned',
  'acting',
  'answered',
  'reworking',
  'with-leader',
  'settled',
  'unrated',
  'withdrawn',
  'dropped',
  'archived',
] as const;
export type ComplaintStage = (typeof COMPLAINT_STAGES)[number];

/**
 * Where a complaint stands. `reworks`: how often it went one level up. `wasWithLeader`: nobody is above.
 * `wasWithdrawn`: it was taken back once and taken up again. `wasTold`: its last verdict was told to the office, which wrote
 * it down.
 */
export type ComplaintPosition = {
  stage: ComplaintStage;
  reworks: number;
  wasWithLeader: boolean;
  wasWithdrawn: boolean;
  wasTold: boolean;
};

export const COMPLAINT_FILED: ComplaintPosition = {
  stage: 'filed',
  reworks: 0,
  wasWithLeader: false,
  wasWithdrawn: false,
  wasTold: false,
};

/** 企业 · 督查室 · 承办单位(重办时为其上级) · 县领导. */
export type ComplaintParty = 'enterprise' | 'office' | 'unit' | 'leader';

export const COMPLAINT_MOVES = [
  'accept',
  'refuse',
  'assign',
  'contact',
  'answer',
  'escalate',
  'decide',
  'rate',
  'record-verdict',
  'close-unrated',
  'withdraw',
  'confirm-withdrawal',
  'take-up',
  'archive',
] as const;
export type ComplaintMove = (typeof COMPLAINT_MOVES)[number];

/** From which stages and by whom. Where it leads may hang on the verdict, or on how high it had come. */
export type ComplaintFlowRule = {
  from: readonly ComplaintStage[];
  to: ComplaintStage | 'by-verdict' | 'by-level' | 'one-up';
  by: ComplaintParty;
};

/** What the enterprise may still take back: nothing that is settled. */
const RUNNING: readonly ComplaintStage[] = [
  'filed',
  'accepted',
  'assigned',
  'acting',
  'answered',
  'reworking',
  'with-leader',
];

/** What has ended: no clock of it runs, and nobody has it. */
const OVER: readonly ComplaintStage[] = ['refused', 'settled', 'unrated', 'dropped', 'archived'];
export const isComplaintOver = (stage: ComplaintStage): boolean => OVER.includes(stage);

export const COMPLAINT_FLOW: Readonly<Record<ComplaintMove, ComplaintFlowRule>> = {
  accept: { from: ['filed'], to: 'accepted', by: 'office' },
  refuse: { from: ['filed'], to: 'refused', by: 'office' },
  // again while nobody has begun: the first unit may have been the wrong one
  assign: { from: ['accepted', 'assigned'], to: 'assigned', by: 'office' },
  contact: { from: ['assigned'], to: 'acting', by: 'unit' },
  // no answer without having spoken to the enterprise: who is anonymous is contacted by the receipt code
  answer: { from: ['acting', 'reworking'], to: 'answered', by: 'unit' },
  // 提级: the office does not wait for a bad verdict where nothing moves
  escalate: { from: ['assigned', 'acting', 'reworking'], to: 'one-up', by: 'office' },
  decide: { from: ['with-leader'], to: 'answered', by: 'leader' },
  // late, too: silence closes nothing for the enterprise until the matter is archived
  rate: { from: ['answered', 'unrated', 'settled'], to: 'by-verdict', by: 'enterprise' },
  // told by telephone or on a visit: with the consequences of its own
  'record-verdict': { from: ['answered'], to: 'by-verdict', by: 'office' },
  // the call-back was made and brought no verdict, or its term ended in silence: then the engine does it
  'close-unrated': { from: ['answered'], to: 'unrated', by: 'office' },
  withdraw: { from: RUNNING, to: 'withdrawn', by: 'enterprise' },
  'confirm-withdrawal': { from: ['withdrawn'], to: 'dropped', by: 'office' },
  // the call-back found that it was not of its own will: no level it had come to is lost
  'take-up': { from: ['withdrawn'], to: 'by-level', by: 'office' },
  archive: { from: ['refused', 'settled', 'unrated', 'dropped'], to: 'archived', by: 'office' },
};

/** Why a move is not possible: a code and the facts a sentence needs. */
export type ComplaintMoveRefusal =
  | { code: 'wrong-stage'; stage: ComplaintStage; from: readonly ComplaintStage[] }
  | { code: 'no-verdict' }
  | { code: 'withdrawn-before' };

/**
 * What is settled is the enterprise's last word, but for a verdict the office wrote down: its own takes the place of that,
 * once. What has been withdrawn and taken up is not withdrawn again.
 */
function refusalOf(position: ComplaintPosition, move: ComplaintMove): ComplaintMoveRefusal | null {
  const { from } = COMPLAINT_FLOW[move];
  const { stage } = position;
  const isOwnWord = move === 'rate' && stage === 'settled' && !position.wasTold;
  if (!from.includes(stage) || isOwnWord) return { code: 'wrong-stage', stage, from };
  return move === 'withdraw' && position.wasWithdrawn ? { code: 'withdrawn-before' } : null;
}

/** Where a verdict leads: done, one level up, to the leader, or nowhere above him: then it is done with what was said. */
function afterVerdict(position: ComplaintPosition, verdict: Verdict, maxReworks: number): ComplaintPosition {
  if (!isDissatisfied(verdict) || position.wasWithLeader) return { ...position, stage: 'settled' };
  return oneUp(position, maxReworks);
}

function oneUp(position: ComplaintPosition, maxReworks: number): ComplaintPosition {
  return position.reworks < maxReworks
    ? { ...position, stage: 'reworking', reworks: position.reworks + 1 }
    : { ...position, stage: 'with-leader', wasWithLeader: true };
}

/** Where a matter goes on that is taken up again: with whoever had it last. */
function levelOf({ reworks, wasWithLeader }: ComplaintPosition): ComplaintStage {
  if (wasWithLeader) return 'with-leader';
  return reworks > 0 ? 'reworking' : 'accepted';
}

/**
 * The next position, or why there is none. A complaint that was taken up again after a withdrawal cannot be withdrawn a
 * second time: the call-back has found why, and who presses the enterprise gains nothing by pressing again.
 */
export function moveComplaint(
  position: ComplaintPosition,
  move: ComplaintMove,
  given: { maxReworks: number; verdict?: Verdict },
): { next: ComplaintPosition } | { refusal: ComplaintMoveRefusal } {
  const refusal = refusalOf(position, move);
  if (refusal) return { refusal };
  const { to } = COMPLAINT_FLOW[move];
  if (to === 'by-verdict') {
    if (!given.verdict) return { refusal: { code: 'no-verdict' } };
    const rated = { ...position, wasTold: move === 'record-verdict' };
    return { next: afterVerdict(rated, given.verdict, given.maxReworks) };
  }
  if (to === 'one-up') return { next: oneUp(position, given.maxReworks) };
  if (to === 'by-level') return { next: { ...position, stage: levelOf(position), wasWithdrawn: true } };
  return { next: { ...position, stage: to } };
}

/** The moves a party may make from here: what a row may offer. */
export function complaintMovesFor(position: ComplaintPosition, party: ComplaintParty): ComplaintMove[] {
  return COMPLAINT_MOVES.filter(
    (move) => COMPLAINT_FLOW[move].by === party && refusalOf(position, move) === null,
  );
}
