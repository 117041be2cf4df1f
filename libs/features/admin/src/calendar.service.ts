import type { Answer, Call, changeDay, changeHours, changeReportDay, importYear } from '@duban/contracts';
import {
  addMonths,
  canonicalJson,
  changedDays,
  checkHours,
  checkYear,
  dayKind,
  dayOf,
  endOfWork,
  openPeriod,
  reportDayOf,
  reportDueDay,
  withDay,
  withReportDay,
  withYear,
  yearOf,
  type Calendar,
  type CalendarFinding,
  type ChangedDay,
  type Day,
  type Json,
  type WorkHours,
} from '@duban/domain';
import {
  Clock,
  DomainError,
  rowsOf,
  TermKeepers,
  visibleOrgs,
  Work,
  type Actor,
  type TermChange,
  type Tx,
} from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { tellConcerned } from './calendar-tellings';
import { calendarOf, readKept, writeKept, type KeptCalendar } from './calendar.queries';

type Change = Answer<typeof changeDay>;
type Wish = { reason: string; preview: boolean };
/** What somebody means to do: the rows after it, the days that may differ, and how it is told. */
type Edit = {
  after: KeptCalendar;
  range: readonly [first: Day, last: Day] | null;
  subject: string;
  data: Record<string, Json>;
};
/** `since`: the number of the last event that had happened when it was foreseen. */
type Foreseen = { since: string; before: KeptCalendar; edit: Edit; days: ChangedDay[]; terms: TermChange };

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const MAX_TERMS = 200;

/** Changes of the calendar and the office hours. Every one can be foreseen, with what it moves, before it is made. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly work: Work,
    private readonly keepers: TermKeepers,
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  changeDay(by: Actor, day: Day, wish: Call<typeof changeDay>['body']): Promise<Change> {
    const { kind, name } = wish;
    const year = yearOf(day);
    if (year < FIRST_YEAR || year > LAST_YEAR)
      throw refused([{ path: 'day', code: 'out-of-range', facts: { from: FIRST_YEAR, to: LAST_YEAR } }]);
    return this.change(by, wish, (before) => {
      const holidays = withDay(before.holidays, { day, kind, name });
      const own = holidays.find((row) => row.day === day);
      if (own?.name === '') throw refused([{ path: 'name', code: 'name-missing', facts: { day } }]);
      const was = dayKind(calendarOf(before), day);
      return {
        after: { ...before, holidays },
        range: [day, day],
        subject: String(year),
        data: { what: 'day', day, kind, name: own?.name ?? '', from: was.kind, was: was.name ?? '' },
      };
    });
  }

  importYear(by: Actor, year: number, wish: Call<typeof importYear>['body']): Promise<Change> {
    const { status, file } = wish;
    const days = file.days.map(({ date, isOffDay, name }) => ({ day: date, off: isOffDay, name }));
    const findings = checkYear({ year, papers: file.papers, days }, status === 'announced');
    if (file.year !== year)
      throw refused([{ path: 'file.year', code: 'other-year', facts: { year, file: file.year } }]);
    if (findings.length > 0) throw refused(findings.map((one) => ({ ...one, path: `file.${one.path}` })));
    return this.change(by, wish, (before) => {
      const was = before.years.find((row) => row.year === year);
      const source = file.papers.join(' ');
      const years = [...before.years.filter((row) => row !== was), { year, status, source }];
      return {
        after: { ...before, years, holidays: withYear(before.holidays, year, days) },
        range: [`${year - 1}-12-01`, `${year}-12-31`],
        subject: String(year),
        data: {
          what: 'year',
          year,
          status,
          source,
          from: was?.status ?? 'estimated',
          was: was?.source ?? '',
        },
      };
    });
  }

  changeHours(by: Actor, wish: Call<typeof changeHours>['body']): Promise<Change> {
    const { hours } = wish;
    const findings = checkHours(hours);
    if (findings.length > 0) throw refused(findings);
    return this.change(by, wish, (before) => ({
      after: { ...before, hours },
      range: null,
      subject: 'hours',
      data: { what: 'hours', hours: inWords(hours), was: inWords(before.hours) },
    }));
  }

  /** 直报日: from a month on that is not yet due. What is over was due when it was due. */
  async changeReportDay(by: Actor, wish: Call<typeof changeReportDay>['body']): Promise<Change> {
    const { from, day } = wish;
    const now = await this.clock.read();
    return this.change(by, wish, (before) => {
      const [is, open] = [calendarOf(before), openPeriod(dayOf(now))];
      const isOver = (cal: Calendar) => now > endOfWork(cal, reportDueDay(cal, open));
      const first = isOver(is) ? addMonths(open, 1) : open;
      if (from < first) throw refused([{ path: 'from', code: 'month-over', facts: { first } }]);
      const after = { ...before, reportDays: withReportDay(before.reportDays, { from, day }) };
      if (from === open && isOver(calendarOf(after)))
        throw refused([{ path: 'day', code: 'day-over', facts: { day } }]);
      return {
        after,
        range: null,
        subject: 'report-day',
        data: { what: 'report-day', from, day, was: reportDayOf(is, from) },
      };
    });
  }

  private async change(
    by: Actor,
    { reason, preview }: Wish,
    edit: (before: KeptCalendar) => Edit,
  ): Promise<Change> {
    visibleOrgs(by, 'calendar:manage');
    const foreseen = await this.foresee(edit);
    if (preview) return present(foreseen, false);
    if (isSame(foreseen)) throw new DomainError('calendar-refused', { reason: 'no-change' });
    return this.work.run(by, async (tx) => present(await this.apply(tx, foreseen, reason), true));
  }

  /**
   * Of one moment, and holding nothing: thousands of terms take seconds, and notices are issued meanwhile. The terms are
   * asked before a row is written: a feature may hold what it counts against what stands.
   */
  private foresee(plan: (before: KeptCalendar) => Edit): Promise<Foreseen> {
    return this.source.transaction('REPEATABLE READ', async (em) => {
      const [head] = await rowsOf<{ seq: string }>(em, 'select seq from event_head');
      const before = await readKept(em, false);
      const edit = plan(before);
      const cal = calendarOf(edit.after);
      const days = edit.range ? changedDays(calendarOf(before), cal, ...edit.range) : [];
      const terms = await this.keepers.preview(em, cal, daysOf(days));
      return { since: head?.seq ?? '0', before, edit, days, terms };
    });
  }

  /** 409 when somebody else has changed the calendar since; what was stamped since is counted as well. */
  private async apply(tx: Tx, foreseen: Foreseen, reason: string): Promise<Foreseen> {
    const { since, before, edit, days } = foreseen;
    const { version } = await readKept(tx.em, true);
    if (version !== before.version) throw new DomainError('stale', { version });
    const cal = calendarOf(edit.after);
    const terms = await this.keepers.renew(tx.em, foreseen.terms, since, cal, daysOf(days));
    await writeKept(tx.em, before, edit.after);
    const moved = terms.terms.filter((term) => term.moves).length;
    const said = { ...edit.data, reason, moved, certain: terms.terms.length - moved };
    const subject = { type: 'calendar', id: edit.subject };
    tx.record({ type: 'calendar.changed', subject, data: { ...said, days } });
    this.keepers.ask(tx, terms.terms, { reason, by: tx.actor.name });
    await tellConcerned(tx, { key: `calendar:${before.version + 1}`, subject, said, terms: terms.terms });
    return { ...foreseen, terms };
  }
}

const daysOf = (days: readonly ChangedDay[]) => days.map(({ day }) => day);

const inWords = (hours: Readonly<WorkHours>) => hours.map(({ start, end }) => `${start}–${end}`).join(' ');

const refused = (findings: (Omit<CalendarFinding, 'code'> & { code: string })[]) =>
  new DomainError('calendar-refused', {}, findings);

function isSame({ before, edit: { after }, days }: Foreseen): boolean {
  const papers = (kept: KeptCalendar) => kept.years.map((row) => Object.values(row).join(' ')).sort();
  return (
    days.length === 0 &&
    inWords(before.hours) === inWords(after.hours) &&
    JSON.stringify(papers(before)) === JSON.stringify(papers(after)) &&
    canonicalJson(before.reportDays) === canonicalJson(after.reportDays)
  );
}

function present({ days, terms: { terms, checked, past } }: Foreseen, applied: boolean): Change {
  const moved = terms.filter((term) => term.moves);
  const certain = terms.filter((term) => !term.moves);
  const byDay = (a: { to: Day; label: string }, b: { to: Day; label: string }) =>
    a.to.localeCompare(b.to) || a.label.localeCompare(b.label);
  return {
    applied,
    days: days.map(({ day, from, to, name }) => ({ day, from, to, name })),
    checked,
    moved: moved.length,
    certain: certain.length,
    past,
    terms: [...moved.sort(byDay), ...certain.sort(byDay)].slice(0, MAX_TERMS),
  };
}
