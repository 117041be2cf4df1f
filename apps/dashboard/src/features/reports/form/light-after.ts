import type { Light, ReportForm } from '@duban/contracts';
import {
  assessInvestment,
  investmentRule,
  scheduleByMonth,
  scheduleByPlan,
  withCourse,
  type Schedule,
} from '@duban/domain';

const FINISHED = ['completed', 'operating', 'at-capacity'];

/** 序时 of the month: by the plan of its months where there is one, else by months gone. */
export function scheduleOf({ plan, period }: Pick<ReportForm, 'plan' | 'period'>): Schedule {
  const planFen = BigInt(plan?.amountFen ?? '0');
  return plan?.months && planFen > 0n
    ? scheduleByPlan(plan.months.map(BigInt), period, planFen)
    : scheduleByMonth(period);
}

/** The light that would follow from these figures: the judgement the server makes when they are filed. */
export function lightAfter(form: ReportForm, yearFen: bigint): Light {
  const { judging } = form;
  const light = assessInvestment({
    doneFen: yearFen,
    planFen: BigInt(form.plan?.amountFen ?? '0'),
    schedule: scheduleOf(form),
    period: form.period,
    finished: FINISHED.includes(form.project.stage),
    ...(judging ? { rule: investmentRule(judging.rules, judging.version) } : {}),
  });
  const { color, word, reason } = judging
    ? withCourse(light, form.period, judging.before, judging.rules)
    : light;
  return { color, word, period: form.period, reason };
}
