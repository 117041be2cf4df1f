import { assessInvestment, scheduleByDays, type Assessment } from '@duban/domain';
import type { Known } from './register';
import type { ObservationRow } from './rows';

/**
 * The light of a project on the day it was seen: what was done since its start against its contract, day by day from
 * the planned start to the contract's end. The contract is the observation's own, else the register's. Without dates
 * or amount there is no plan to be behind of; without a figure of what was done the light is grey.
 */
export function assessObservation(seen: ObservationRow, project: Omit<Known, 'id'>): Assessment {
  const start = project.plannedStart;
  const end = seen.contractEnd ?? project.plannedFinish;
  const contractFen =
    seen.contractFen !== null && seen.contractFen > 0n ? seen.contractFen : project.totalFen;
  // signed after that day: a later contract than the one that ran then, whose start nobody tells
  const isPlanned = start !== null && start <= seen.asOf && end !== null && contractFen > 0n;
  return assessInvestment({
    doneFen: seen.totalFen ?? 0n,
    planFen: isPlanned ? contractFen : 0n,
    schedule: isPlanned ? scheduleByDays(start, end, seen.asOf) : { num: 0n, den: 1n },
    period: seen.period,
    finished: seen.finished,
    stale: isPlanned && seen.totalFen === null,
    yearly: false,
  });
}
