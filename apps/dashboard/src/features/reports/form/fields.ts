import type { OwnLight, ProblemUrgency, ReportDraft, ReportForm } from '@duban/contracts';
import type { ReportContext, ReportFigures } from '@duban/domain';
import { percentField, readPercent, readWan, wanField } from './amount';

export type Problem = { category: string; text: string; wantedUnit?: string; urgency?: ProblemUrgency };
/** The form as it is typed: amounts in 万元 and per cent are text, so that half a number survives a reload. */
export type Fields = {
  month: string;
  funds: string;
  physical: string;
  step: string | null;
  text: string;
  /** null: not asked for; '' : asked for and still empty. */
  noProgress: string | null;
  problems: Problem[];
  nextPlan: string;
  nextText: string;
  /** null: the unit says nothing of its own. */
  ownLight: OwnLight | null;
  /** Photographs of the versions before that are not to stand in this one. */
  without: string[];
};
export type FieldName =
  Exclude<keyof Fields, 'problems' | 'without'> | 'photos' | `problems.${number}.${'category' | 'text'}`;

export const fromDraft = (draft: ReportDraft): Fields => ({
  month: wanField(draft.monthFen),
  funds: wanField(draft.fundsFen),
  physical: percentField(draft.physicalBp),
  step: draft.progressStep,
  text: draft.progressText,
  noProgress: draft.noProgressReason,
  problems: draft.problems,
  nextPlan: wanField(draft.nextPlanFen),
  nextText: draft.nextPlanText,
  ownLight: draft.ownLight ?? null,
  without: draft.withoutPhotos ?? [],
});

/**
 * What the form opens with: the draft, and in one that was never begun the state last reported, so that only what
 * changed needs hands. Amounts are not carried: they are of their own month.
 */
export function fieldsOf({ draft, previous, savedAt, state }: ReportForm): Fields {
  const fields = fromDraft(draft);
  if (!previous || savedAt !== null || state !== 'owed') return fields;
  return {
    ...fields,
    physical: fields.physical || percentField(previous.physicalBp),
    step: fields.step ?? previous.progressStep,
  };
}

const fenText = (text: string): string | null => readWan(text)?.toString() ?? null;

/** What is sent: money as exact fen in text; what cannot be read is left out of a draft. */
export const toDraft = (fields: Fields): ReportDraft => ({
  monthFen: fenText(fields.month),
  fundsFen: fenText(fields.funds),
  physicalBp: readPercent(fields.physical) ?? null,
  progressStep: fields.step,
  progressText: fields.text,
  noProgressReason: fields.noProgress,
  problems: fields.problems,
  nextPlanFen: fenText(fields.nextPlan),
  nextPlanText: fields.nextText,
  ownLight: fields.ownLight,
  ...(fields.without.length > 0 ? { withoutPhotos: fields.without } : {}),
});

export const sameDraft = (a: Fields, b: Fields): boolean =>
  JSON.stringify(toDraft(a)) === JSON.stringify(toDraft(b));

export const figuresOf = (fields: Fields, photos = 0): ReportFigures => ({
  photos,
  monthFen: readWan(fields.month) ?? null,
  fundsFen: readWan(fields.funds) ?? null,
  physicalBp: readPercent(fields.physical) ?? null,
  progressText: fields.text,
  ...(fields.noProgress ? { noProgressReason: fields.noProgress } : {}),
});

/** The photographs filed before that stay. */
export const staying = (form: ReportForm, { without }: Fields) =>
  (form.photos ?? []).filter(({ id }) => !without.includes(id));

/** What the report is held against: the same facts the server takes. */
export function contextOf(form: ReportForm): ReportContext {
  const { previous, plan, project } = form;
  return {
    period: form.period,
    previous: previous && {
      period: previous.period,
      yearFen: BigInt(previous.yearFen ?? '0'),
      totalFen: BigInt(previous.totalFen ?? '0'),
      progressText: previous.progressText,
      physicalBp: previous.physicalBp,
      monthFen: previous.monthFen === null ? null : BigInt(previous.monthFen),
    },
    projectTotalFen: BigInt(project.totalFen),
    yearPlanFen: plan ? BigInt(plan.amountFen) : null,
    started: project.started,
    correction: false,
    photoRequired: form.photoRequired,
  };
}
