import type { Answer, Call, getReportLine, LineRow } from '@duban/contracts';
import {
  actionsOf,
  dayOf,
  endOfWork,
  isReportProvisional,
  lineSteps,
  openPeriod,
  reportDueDay,
  SMALL_GROUP,
} from '@duban/domain';
import { Calendars, Clock, DomainError, Settings, type Actor } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findLine, findLinePeriods, findSteps } from './line.queries';

type Line = Answer<typeof getReportLine>;
type Filter = Call<typeof getReportLine>['query'];

/** The direct line of a month as the office sees it. */
@Injectable()
export class LineReader {
  constructor(
    private readonly source: DataSource,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  async of(actor: Actor, filter: Filter): Promise<Line> {
    const [cal, now, rules] = [
      await this.calendars.current(),
      await this.clock.read(),
      await this.settings.current('report-rules'),
    ];
    const open = openPeriod(dayOf(now));
    const period = filter.period ?? open;
    if (period > open) throw new DomainError('not-found');
    const dueDay = reportDueDay(cal, period);
    const dueAt = endOfWork(cal, dueDay);
    const rows = await findLine(this.source, period, { dueAt, now });
    const taken = new Map((await findSteps(this.source, period)).map((step) => [step.step, step]));
    const counts = countOf(rows);
    return {
      period,
      dueDay,
      provisional: isReportProvisional(cal, period),
      locked: taken.has('lock'),
      periods: await findLinePeriods(this.source, open),
      steps: lineSteps(cal, period, rules.value).map(({ step, day }) => {
        const done = taken.get(step);
        return {
          step,
          day,
          takenAt: done?.taken_at.toISOString() ?? null,
          timely: done?.timely ?? true,
          owing: done?.owing ?? 0,
        };
      }),
      whole: sumsOf(rows),
      counts,
      reviewLate: rows.filter(({ reviewLate }) => reviewLate).length,
      units: unitsOf(rows),
      items: rows.filter((row) => isAskedFor(row, filter)),
      can: actionsOf(actor.roles),
    };
  }
}

function isAskedFor(row: LineRow, { state, unitId, q }: Filter): boolean {
  return (
    (state === undefined || row.state === state) &&
    (unitId === undefined || row.unit.id === unitId) &&
    (q === undefined || q === '' || row.projectName.includes(q) || row.unit.name.includes(q))
  );
}

const isFiled = ({ state }: LineRow) => state !== 'missing' && state !== 'owed';

function sumsOf(rows: readonly LineRow[]): Line['whole'] {
  const filed = rows.filter(isFiled);
  return {
    filed: { num: filed.length, den: rows.length },
    inTime: { num: filed.filter(({ late }) => !late).length, den: rows.length },
  };
}

function countOf(rows: readonly LineRow[]): Line['counts'] {
  const counts: Line['counts'] = {
    missing: 0,
    owed: 0,
    returned: 0,
    unreviewed: 0,
    accepted: 0,
    filed: 0,
  };
  for (const { state } of rows) counts[state]++;
  return counts;
}

/** By unit, those who have filed least first; units of few projects behind them: two of three is no rate. */
function unitsOf(rows: readonly LineRow[]): Line['units'] {
  const units = new Map<string, LineRow[]>();
  for (const row of rows) units.set(row.unit.id, [...(units.get(row.unit.id) ?? []), row]);
  const share = ({ inTime }: Line['whole']) => inTime.num / inTime.den;
  return [...units.values()]
    .flatMap((own) =>
      own[0] ? [{ unit: own[0].unit, small: own.length < SMALL_GROUP, ...sumsOf(own) }] : [],
    )
    .sort((a, b) => Number(a.small) - Number(b.small) || share(a) - share(b) || b.filed.den - a.filed.den);
}
