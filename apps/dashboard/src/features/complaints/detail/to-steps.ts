import type { ComplaintStage } from '@duban/domain';

export type StepKey =
  | 'file'
  | 'accept'
  | 'refuse'
  | 'assign'
  | 'act'
  | 'rework'
  | 'leader'
  | 'answer'
  | 'rate'
  | 'withdraw'
  | 'call-back';
/** done, where it is, still to come, or the end of it. */
export type StepMark = 'done' | 'now' | 'next' | 'end';
export type Step = { key: StepKey; mark: StepMark };

type Course = { stage: ComplaintStage; reworks: number; wasWithLeader: boolean };
/** What is known to have happened, of what the stage does not tell. */
export type Known = { isAccepted: boolean; isAssigned: boolean; isAnswered: boolean };

const NOW_AT: Partial<Record<ComplaintStage, StepKey>> = {
  filed: 'accept',
  accepted: 'assign',
  assigned: 'act',
  acting: 'act',
  reworking: 'rework',
  'with-leader': 'leader',
  answered: 'rate',
};

const done = (...keys: StepKey[]): Step[] => keys.map((key) => ({ key, mark: 'done' as const }));

/** What was done before it came to an end that is none of the usual. */
function gone({ isAccepted, isAssigned, isAnswered }: Known): Step[] {
  return done(
    'file',
    ...(isAccepted ? (['accept'] as const) : []),
    ...(isAssigned ? (['assign'] as const) : []),
    ...(isAnswered ? (['answer'] as const) : []),
  );
}

/**
 * The way of a problem, from its report to the word of the enterprise: what is done, where it is, what is still to come.
 * The levels it went up stand between the handling and the answer.
 */
export function toSteps({ stage, reworks, wasWithLeader }: Course, known: Known): Step[] {
  const isRefused = stage === 'refused' || (stage === 'archived' && !known.isAccepted);
  if (isRefused) return [...done('file'), { key: 'refuse', mark: 'end' }];
  if (stage === 'withdrawn') return [...gone(known), ...done('withdraw'), { key: 'call-back', mark: 'now' }];
  const isDropped = stage === 'dropped' || (stage === 'archived' && !known.isAnswered);
  if (isDropped) return [...gone(known), ...done('withdraw'), { key: 'call-back', mark: 'end' }];
  const way: StepKey[] = [
    'file',
    'accept',
    'assign',
    'act',
    ...(reworks > 0 ? (['rework'] as const) : []),
    ...(wasWithLeader ? (['leader'] as const) : []),
    'answer',
    'rate',
  ];
  const at = NOW_AT[stage];
  // settled, not rated or archived: the last step is the end of it
  if (!at) return way.map((key, i) => ({ key, mark: i === way.length - 1 ? 'end' : 'done' }));
  const here = way.indexOf(at);
  return way.map((key, i) => ({ key, mark: i < here ? 'done' : i === here ? 'now' : 'next' }));
}
