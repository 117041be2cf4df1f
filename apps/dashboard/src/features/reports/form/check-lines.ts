import type { ReportForm } from '@duban/contracts';
import { checkReport, totals, type ReportFinding } from '@duban/domain';
import { formatNumber, wan } from '../../../shared/format';
import { readPercent, readWan, wanRead } from './amount';
import { contextOf, type FieldName, type Fields, figuresOf, staying } from './fields';

type Ok = 'month.ok' | 'sum.ok' | 'total.ok' | 'share.ok' | 'physical.ok' | 'text.ok' | 'text.first';
type Calm = Ok | 'reason.ok' | 'problems.ok' | 'problems.none' | 'photos.ok';
type Bad = ReportFinding['code'] | 'unreadable' | 'problem-incomplete';
/** todo: not reached yet. An error stops the report, a warning asks to look again. */
export type CheckLine = {
  tone: 'ok' | 'todo' | 'warning' | 'error';
  code: Calm | Bad;
  /** Where to mend it. */
  field: FieldName;
  /** The numbers behind it. */
  value?: string;
  n?: number;
};

const FIELD_OF: Record<ReportFinding['field'], FieldName> = {
  monthFen: 'month',
  fundsFen: 'funds',
  physicalBp: 'physical',
  progressText: 'text',
  problems: 'problems.0.category',
  photoIds: 'photos',
};
const TODO: CheckLine['code'][] = ['required', 'text-too-short', 'photo-required'];

/** Everything to look at before filing, in the order of the form: what agrees and what does not. `chosen`: new photographs. */
export function checkLines(fields: Fields, form: ReportForm, chosen = 0): CheckLine[] {
  const photos = staying(form, fields).length + chosen;
  const figures = figuresOf(fields, photos);
  const context = contextOf(form);
  const findings = checkReport(figures, context);
  const { yearFen, totalFen } = totals(figures, context);
  const month = readWan(fields.month);
  const plan = context.yearPlanFen;
  const bad = (...codes: Bad[]): CheckLine | null => {
    const found = findings.find((finding) => codes.includes(finding.code as Bad));
    return (
      (found && {
        tone: found.level === 'warning' ? 'warning' : TODO.includes(found.code) ? 'todo' : 'error',
        code: found.code,
        field: FIELD_OF[found.field],
      }) ??
      null
    );
  };
  const ok = (code: Calm, field: FieldName, value?: string): CheckLine => ({
    tone: 'ok',
    code,
    field,
    value,
  });
  const unreadable = (field: 'month' | 'funds' | 'physical' | 'nextPlan', is: boolean): CheckLine[] =>
    is ? [{ tone: 'error', code: 'unreadable', field }] : [];

  const money: CheckLine[] =
    month === undefined
      ? unreadable('month', true)
      : month === null
        ? [{ tone: 'todo', code: 'required', field: 'month' }]
        : [
            bad('negative', 'not-started', 'zero-growth') ?? ok('month.ok', 'month', wanRead(month)),
            ok('sum.ok', 'month', wanRead(yearFen)),
            {
              ...(bad('over-total') ?? ok('total.ok', 'month')),
              value: `${wan(totalFen)} / ${wan(form.project.totalFen)}`,
            },
            ...(plan
              ? [
                  {
                    ...(bad('month-over-30-percent') ?? ok('share.ok', 'month')),
                    value: `${wanRead(month)} / ${wan(plan)} = ${formatNumber(Number((month * 10_000n) / plan) / 100, 1)}%`,
                  },
                ]
              : []),
          ];
  const fundsBad = findings.find((finding) => finding.field === 'fundsFen');
  const physical = readPercent(fields.physical);
  const physicalBad = findings.find((finding) => finding.field === 'physicalBp');
  return [
    ...money,
    ...unreadable('funds', readWan(fields.funds) === undefined),
    ...(fundsBad ? [{ tone: 'error' as const, code: fundsBad.code, field: 'funds' as const }] : []),
    ...(physical === undefined
      ? unreadable('physical', true)
      : physicalBad
        ? [
            {
              tone: physicalBad.level === 'warning' ? ('warning' as const) : ('todo' as const),
              code: physicalBad.code,
              field: 'physical' as const,
            },
          ]
        : physical === null
          ? []
          : [ok('physical.ok', 'physical', `${physical / 100}%`)]),
    textLine(fields, findings, form.previous !== null),
    ...(form.photoRequired ? [bad('photo-required') ?? ok('photos.ok', 'photos', String(photos))] : []),
    ...problemLines(fields),
    ...unreadable('nextPlan', readWan(fields.nextPlan) === undefined),
  ];
}

function textLine(fields: Fields, findings: ReportFinding[], compared: boolean): CheckLine {
  const found = findings.find((finding) => finding.field === 'progressText');
  if (!found) return { tone: 'ok', code: compared ? 'text.ok' : 'text.first', field: 'text' };
  if (found.code === 'text-too-short') return { tone: 'todo', code: found.code, field: 'text' };
  if (found.level === 'warning') return { tone: 'ok', code: 'reason.ok', field: 'text' };
  return { tone: 'error', code: 'same-text', field: fields.noProgress === null ? 'text' : 'noProgress' };
}

function problemLines({ problems }: Fields): CheckLine[] {
  if (problems.length === 0) return [{ tone: 'ok', code: 'problems.none', field: 'problems.0.category' }];
  const lines = problems.flatMap(({ category, text }, i): CheckLine[] => {
    if (category && text.trim().length >= 2) return [];
    const field: FieldName = category ? `problems.${i}.text` : `problems.${i}.category`;
    return [{ tone: 'error', code: 'problem-incomplete', field, n: i + 1 }];
  });
  return lines.length > 0
    ? lines
    : [{ tone: 'ok', code: 'problems.ok', field: 'problems.0.category', value: String(problems.length) }];
}

/** What stops the report. */
export const blocking = (lines: readonly CheckLine[]): CheckLine[] =>
  lines.filter((line) => line.tone === 'error' || line.tone === 'todo');
