import type { Input, planProject, ProjectDetail } from '@duban/contracts';
import { fenFromWan } from '@duban/domain';
import dayjs, { type Dayjs } from 'dayjs';
import { fenOf, isAmount, wanOf } from './project-values';

export type PlanValues = {
  year: number;
  amountFen: string;
  monthly: boolean;
  months: string[];
  reason: string;
  approvedBy: string;
  approvedOn: Dayjs | null;
};
type PlanBody = Omit<NonNullable<Input<typeof planProject>['body']>, 'version'>;

/** The form starts from the plan in force. */
export function planValuesOf(project: ProjectDetail, today: string): PlanValues {
  const year = Number(today.slice(0, 4));
  const current = project.plans.find((plan) => plan.current && plan.year === year);
  return {
    year,
    amountFen: current ? wanOf(current.amountFen) : '',
    monthly: Boolean(current?.months) && current?.basis === 'declared',
    months: current?.months?.map(wanOf) ?? Array.from({ length: 12 }, () => ''),
    reason: '',
    approvedBy: '',
    approvedOn: dayjs(today),
  };
}

const blankIsZero = (text: string | undefined): string => text?.trim() || '0';

export function bodyOfPlan(values: PlanValues): PlanBody {
  return {
    year: values.year,
    amountFen: fenOf(values.amountFen),
    months: values.monthly ? values.months.map((month) => fenOf(blankIsZero(month))) : null,
    reason: values.reason,
    approvedBy: values.approvedBy,
    ...(values.approvedOn && { approvedOn: values.approvedOn.format('YYYY-MM-DD') }),
  };
}

/** The sum of the months in fen; null while one of them is no amount. */
export function sumOf(months: readonly (string | undefined)[]): bigint | null {
  const texts = months.map(blankIsZero);
  return texts.every(isAmount) ? texts.reduce((sum, text) => sum + fenFromWan(text), 0n) : null;
}

/** The year in twelve parts of whole fen; what does not divide goes to the last months. */
export function spread(amount: string): string[] {
  if (!isAmount(amount)) return [];
  const fen = fenFromWan(amount);
  const at = (n: bigint) => (fen * n) / 12n;
  return Array.from({ length: 12 }, (_, i) => wanOf((at(BigInt(i + 1)) - at(BigInt(i))).toString()));
}
