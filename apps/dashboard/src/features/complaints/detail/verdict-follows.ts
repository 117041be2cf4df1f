import {
  type ComplaintOutcome,
  type ComplaintPosition,
  moveComplaint,
  type SatisfactionGrade,
} from '@duban/domain';

export type Follows = 'choose' | 'settled' | 'up' | 'leader' | 'nobody-above';

/** What a verdict sets in motion, told before it is given: the law itself says where it leads. */
export function verdictFollows(
  position: ComplaintPosition,
  outcome: ComplaintOutcome | null,
  grade: SatisfactionGrade | null,
  maxReworks: number,
): Follows {
  if (!outcome || !grade) return 'choose';
  const moved = moveComplaint(position, 'rate', { maxReworks, verdict: { outcome, grade } });
  if ('refusal' in moved) return 'choose';
  if (moved.next.stage === 'reworking') return 'up';
  if (moved.next.stage === 'with-leader') return 'leader';
  return position.wasWithLeader && (outcome === 'not-solved' || grade <= 2) ? 'nobody-above' : 'settled';
}
