import { type Fields, type Problem, toDraft } from './fields';

export type FieldKey = keyof Fields;
export type Merged = {
  fields: Fields;
  /** Changed here and elsewhere, each to something else: in `fields` they are as elsewhere until somebody chooses. */
  conflicts: FieldKey[];
};

const MOST_PROBLEMS = 20;

/**
 * Two states of one form that grew from `base`, put together field by field: who alone changed a field has it, and
 * only what both changed differently is left to a person. Without a base whatever differs is.
 */
export function mergeFields(base: Fields | null, mine: Fields, theirs: Fields): Merged {
  const read = { base: base && asRead(base), mine: asRead(mine), theirs: asRead(theirs) };
  const fields = { ...theirs };
  const conflicts: FieldKey[] = [];
  for (const key of Object.keys(theirs) as FieldKey[]) {
    const [ours, other, was] = [read.mine[key], read.theirs[key], read.base?.[key]];
    // the same number may be half typed here: what is typed stays
    if (ours === other) take(fields, mine, key);
    else if (read.base && other === was) take(fields, mine, key);
    else if (read.base && ours === was) continue;
    else if (key === 'without') fields.without = mergeSet(base?.without ?? [], mine.without, theirs.without);
    else if (key === 'problems') {
      const problems = base && mergeProblems(base.problems, mine.problems, theirs.problems);
      if (problems) fields.problems = problems;
      else conflicts.push(key);
    } else conflicts.push(key);
  }
  return { fields, conflicts };
}

/** What was chosen of the conflicts, by field; the rest stays as it was merged. */
export function settleConflicts(
  { fields, conflicts }: Merged,
  mine: Fields,
  takesMine: (key: FieldKey) => boolean,
): Fields {
  const settled = { ...fields };
  for (const key of conflicts) if (takesMine(key)) take(settled, mine, key);
  return settled;
}

/**
 * Both lists put together: what either took away is away, what either added is there. Null where both changed what may
 * be the same problem (each took one away that the other did too, and wrote another), or where it would be too many.
 */
function mergeProblems(base: Problem[], mine: Problem[], theirs: Problem[]): Problem[] | null {
  const [was, ours, others] = [base, mine, theirs].map((list) => list.map(asText)) as [
    string[],
    string[],
    string[],
  ];
  // a list is not a set: the same problem told twice is left to a person
  if ([was, ours, others].some((list) => new Set(list).size < list.length)) return null;
  const isEdited = (list: string[]) => list.some((text) => !was.includes(text));
  const isGoneTwice = was.some((text) => !ours.includes(text) && !others.includes(text));
  if (isGoneTwice && isEdited(ours) && isEdited(others)) return null;
  const merged = [
    ...theirs.filter((_, i) => !was.includes(others[i] ?? '') || ours.includes(others[i] ?? '')),
    ...mine.filter((_, i) => !was.includes(ours[i] ?? '') && !others.includes(ours[i] ?? '')),
  ];
  return merged.length > MOST_PROBLEMS ? null : merged;
}

/** What either added is there, what either took away is away. */
const mergeSet = (base: string[], mine: string[], theirs: string[]): string[] =>
  [...new Set([...mine, ...theirs])]
    .filter((one) => !base.includes(one) || (mine.includes(one) && theirs.includes(one)))
    .sort();

const asText = (problem: Problem): string =>
  JSON.stringify([problem.category, problem.text, problem.wantedUnit ?? '', problem.urgency ?? 'normal']);

/** Each field as it would be sent, so that `12` and `12.0` are the same. */
function asRead(fields: Fields): Record<FieldKey, string> {
  const draft = toDraft(fields);
  // what cannot be read as an amount is what was typed
  const amount = (fen: string | number | null, typed: string) => JSON.stringify(fen ?? typed.trim());
  return {
    month: amount(draft.monthFen, fields.month),
    funds: amount(draft.fundsFen, fields.funds),
    physical: amount(draft.physicalBp, fields.physical),
    step: JSON.stringify(fields.step),
    text: JSON.stringify(fields.text),
    noProgress: JSON.stringify(fields.noProgress),
    problems: JSON.stringify(fields.problems.map(asText)),
    nextPlan: amount(draft.nextPlanFen, fields.nextPlan),
    nextText: JSON.stringify(fields.nextText),
    ownLight: JSON.stringify(fields.ownLight),
    without: JSON.stringify([...fields.without].sort()),
  };
}

function take<K extends FieldKey>(into: Fields, from: Fields, key: K): void {
  into[key] = from[key];
}
