import type { createProject, Input, ProjectDetail } from '@duban/contracts';
import { fenFromWan, wanText } from '@duban/domain';
import dayjs, { type Dayjs } from 'dayjs';

export type ProjectBody = NonNullable<Input<typeof createProject>['body']>;
type DayField = 'plannedStart' | 'plannedFinish' | 'actualStart' | 'actualFinish';

/** The form as antd holds it: money in 万元 as text, days as its own dates. */
export type ProjectValues = Omit<ProjectBody, 'totalFen' | DayField> & {
  totalFen: string;
} & Record<DayField, Dayjs | null> & {
    /** Why it leaves, if the change makes it leave. */
    reason?: string;
  };

/** Whether it is an amount; the domain reads it exactly. */
export function isAmount(text: string): boolean {
  try {
    return fenFromWan(text) >= 0n;
  } catch {
    return false;
  }
}

export const fenOf = (wan: string): string => fenFromWan(wan).toString();
export const wanOf = (fen: string): string => wanText(BigInt(fen));

export const EMPTY: Partial<ProjectValues> = {
  code: null,
  ownerId: null,
  nature: '',
  stage: 'preparing',
  yearClass: 'new',
  category: 'industry',
  labels: [],
  description: '',
  address: '',
  leaderName: '',
  officerName: '',
  plannedStart: null,
  plannedFinish: null,
  actualStart: null,
  actualFinish: null,
};

export function valuesOf(project: ProjectDetail): ProjectValues {
  const day = (text: string | null) => (text === null ? null : dayjs(text));
  return {
    code: project.code,
    name: project.name,
    unitId: project.unit.id,
    ownerId: project.owner?.id ?? null,
    township: project.township.code,
    sector: project.sector,
    category: project.category,
    nature: project.nature,
    stage: project.stage,
    yearClass: project.yearClass,
    labels: project.labels,
    description: project.description,
    address: project.address,
    leaderName: project.leaderName,
    officerName: project.officerName,
    totalFen: wanOf(project.totalFen),
    plannedStart: day(project.plannedStart),
    plannedFinish: day(project.plannedFinish),
    actualStart: day(project.actualStart),
    actualFinish: day(project.actualFinish),
  };
}

export function bodyOf({ reason: _, ...values }: ProjectValues): ProjectBody {
  const day = (date: Dayjs | null) => date?.format('YYYY-MM-DD') ?? null;
  return {
    ...values,
    code: values.code?.trim() || null,
    ownerId: values.ownerId ?? null,
    totalFen: fenOf(values.totalFen),
    plannedStart: day(values.plannedStart),
    plannedFinish: day(values.plannedFinish),
    actualStart: day(values.actualStart),
    actualFinish: day(values.actualFinish),
  };
}

/** Only what was changed is sent: what was imported and is odd stays as it is until somebody means it. */
export function changesOf(before: ProjectBody, after: ProjectBody): Partial<ProjectBody> {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => JSON.stringify(before[key as keyof ProjectBody]) !== JSON.stringify(value),
    ),
  );
}
