import type { ComplaintActName } from '@duban/contracts';

/** Acts with a place of their own on the page: the rating, and what is decided beside its request. */
const ELSEWHERE: readonly ComplaintActName[] = [
  'rate',
  'decide-extension',
  'decide-unsealing',
  'close-unrated',
];
/** The likeliest first; what ends a matter, last. Both results of a withdrawal's call-back are one act. */
const ORDER: readonly ComplaintActName[] = [
  'answer',
  'decide',
  'accept',
  'assign',
  'contact',
  'confirm-withdrawal',
  'call-back',
  'record-verdict',
  'refuse',
  'note',
  'ask-extension',
  'escalate',
  'ask-unsealing',
  'archive',
  'withdraw',
];
/** Never filled: they are no duty. */
const NO_DUTY: readonly ComplaintActName[] = [
  'note',
  'record-verdict',
  'ask-extension',
  'escalate',
  'ask-unsealing',
  'withdraw',
  'refuse',
];

export type Offered = {
  /** What is written on the page itself. */
  write: 'answer' | 'decide' | null;
  others: ComplaintActName[];
  /** The one that is filled, if any is a duty. */
  main: ComplaintActName | null;
};

/** Which acts the page offers of those the server allows, in which order. */
export function offered(can: readonly ComplaintActName[], isAssigned = false): Offered {
  const acts = ORDER.filter((act) => can.includes(act) && !ELSEWHERE.includes(act));
  const write = acts.find((act) => act === 'answer' || act === 'decide') ?? null;
  const others = acts.filter((act) => act !== 'answer' && act !== 'decide');
  // to give it to somebody else is no duty
  const isDuty = (act: ComplaintActName) => !NO_DUTY.includes(act) && !(act === 'assign' && isAssigned);
  const main = write ?? others.find(isDuty) ?? null;
  return { write: write as Offered['write'], others, main };
}
