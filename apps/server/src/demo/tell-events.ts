import { instantAt, type Instant } from '@duban/domain';
import { appendEvents, SYSTEM, type Actor, type NewEvent } from '@duban/platform';
import type { EntityManager } from 'typeorm';
import type { County } from './make-county';
import type { DemoReport, Season } from './make-figures';
import type { Notices } from './make-all-notices';
import type { DemoProject } from './make-projects';

/** Somebody who did something: an account of the demonstration, or a person who has none. */
export type Person = { accountId: string | null; name: string };
export type Told = NewEvent & { at: Instant; by: Person | null };

/** Reports and lights of about the last month; the notices are told whole, for their pages show it all. */
const NEWEST_REPORTS = 260;

const about = (project: DemoProject) => ({
  rootId: project.id,
  unitId: project.unit.id,
  ownerId: project.owner?.id ?? null,
});

const actorFor = (by: Person | null): Actor =>
  by ? { ...SYSTEM, kind: 'person', name: by.name, accountId: by.accountId } : SYSTEM;

/** Writes what happened to the chain of events, in the order in which it happened. */
export async function tellEvents(em: EntityManager, events: Told[], now: Instant): Promise<void> {
  const ordered = events
    .map(({ by, ...event }, i) => ({ i, at: event.at, event: { ...event, actor: actorFor(by) } }))
    .sort((a, b) => a.at - b.at || a.i - b.i);
  await appendEvents(
    em,
    SYSTEM,
    now,
    ordered.map(({ event }) => event),
  );
}

export function reportEvents({ figures }: County): Told[] {
  const filed = [...figures.values()].flatMap(({ reports }) =>
    reports.map((report, i) => ({ report, before: reports[i - 1] ?? null })),
  );
  return filed
    .sort((a, b) => b.report.at - a.report.at || (a.report.id < b.report.id ? -1 : 1))
    .slice(0, NEWEST_REPORTS)
    .flatMap(({ report, before }) => [submitted(report), ...lightChanged(report, before)]);
}

const submitted = (report: DemoReport): Told => ({
  type: 'report.submitted',
  subject: { type: 'report', id: report.id },
  ...about(report.project),
  at: report.at,
  by: { accountId: null, name: report.by },
  data: {
    name: report.project.name,
    period: report.period,
    version: 1,
    monthFen: fenText(report.monthWan),
    yearFen: fenText(report.yearWan),
    totalFen: fenText(report.totalWan),
    late: report.late,
    warnings: [],
  },
});
const fenText = (wan: number) => `${BigInt(wan) * 1_000_000n}`;

function lightChanged(report: DemoReport, before: DemoReport | null): Told[] {
  const { color, word } = report.light;
  if (before?.light.color === color) return [];
  const data = {
    from: before?.light.color ?? null,
    to: color,
    word,
    period: report.period,
    name: report.project.name,
  };
  const subject = { type: 'light', id: report.project.id };
  return [
    {
      type: 'light.changed',
      subject,
      ...about(report.project),
      at: report.at,
      by: { accountId: null, name: report.by },
      data,
    },
  ];
}

export function replanEvents({ projects, figures }: County, by: Person): Told[] {
  return projects.flatMap((project) => {
    const [first, second] = (figures.get(project.id)?.plans ?? []).filter(
      ({ current, version }) => !current || version > 1,
    );
    if (!first || !second) return [];
    const data = {
      name: project.name,
      year: second.year,
      planVersion: 2,
      fromFen: fenText(first.wan),
      toFen: fenText(second.wan),
      reason: second.reason,
      approvedBy: second.approvedBy,
    };
    return [
      {
        type: 'project.replanned' as const,
        subject: { type: 'project', id: project.id },
        ...about(project),
        at: second.at,
        by,
        data,
      },
    ];
  });
}

/** The months that were due and have not come, while nobody had filed them. */
export const lateEvents = ({ late }: Notices, { today }: Season): Told[] =>
  late
    .filter(({ at }) => at < instantAt(today, '00:00'))
    .map(({ project, at, period, dueDay }) => ({
      type: 'report.late',
      subject: { type: 'report', id: `${project.id}:${period}` },
      ...about(project),
      at,
      by: null,
      data: { name: project.name, period, dueDay },
    }));
