import type { createProject, Input, ProjectDetail } from '@duban/contracts';
import { fenFromWan, wanText } from '@duban/domain';
import dayjs, { type Dayjs } from 'dayjs';

export type ProjectBody = NonNullable<Input<typeof createProject>['body']>;
export const DAY_FIELDS = [
  'plannedStart',
  'plannedFinish',
  'plannedOperation',
  'actualStart',
  'actualFinish',
  'actualOperation',
  'registeredOn',
] as const;
type DayField = (typeof DAY_FIELDS)[number];
type AmountField = 'totalFen' | 'estimateFen' | 'budgetFen';
type Source = { kind: NonNullable<ProjectBody['funding']>[number]['kind']; fen: string };

/** The form as antd holds it: money in 万元 as text, days as its own dates. */
export type ProjectValues = Required<Omit<ProjectBody, AmountField | DayField | 'funding'>> &
  Record<AmountField, string> & { funding: Partial<Source>[] } & Record<DayField, Dayjs | null> & {
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
  legalName: '',
  creditCode: null,
  industry: null,
  scale: '',
  regulatorId: null,
  leaderId: null,
  governmentFunded: false,
  funding: [],
  estimateFen: '',
  budgetFen: '',
  counting: 'physical',
  plannedStart: null,
  plannedFinish: null,
  plannedOperation: null,
  actualStart: null,
  actualFinish: null,
  actualOperation: null,
  registeredOn: null,
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
    legalName: project.legalName,
    creditCode: project.creditCode,
    industry: project.industry,
    scale: project.scale,
    regulatorId: project.regulator?.id ?? null,
    leaderId: project.leaderId,
    governmentFunded: project.governmentFunded,
    funding: project.funding.map(({ kind, fen }) => ({ kind, fen: wanOf(fen) })),
    estimateFen: project.estimateFen === null ? '' : wanOf(project.estimateFen),
    budgetFen: project.budgetFen === null ? '' : wanOf(project.budgetFen),
    counting: project.counting,
    ...(Object.fromEntries(DAY_FIELDS.map((field) => [field, day(project[field])])) as Record<
      DayField,
      Dayjs | null
    >),
  };
}

const isWhole = (source: Partial<Source>): source is Source =>
  source.kind !== undefined && Boolean(source.fen?.trim());

export function bodyOf({ reason: _, ...values }: ProjectValues): ProjectBody {
  const day = (date: Dayjs | null) => date?.format('YYYY-MM-DD') ?? null;
  return {
    ...values,
    code: values.code?.trim() || null,
    ownerId: values.ownerId ?? null,
    totalFen: fenOf(values.totalFen),
    creditCode: values.creditCode?.trim() || null,
    industry: values.industry ?? null,
    regulatorId: values.regulatorId ?? null,
    leaderId: values.leaderId ?? null,
    // a line that was begun and left empty is no source
    funding: values.funding.filter(isWhole).map(({ kind, fen }) => ({ kind, fen: fenOf(fen) })),
    estimateFen: values.estimateFen?.trim() ? fenOf(values.estimateFen) : null,
    budgetFen: values.budgetFen?.trim() ? fenOf(values.budgetFen) : null,
    ...(Object.fromEntries(DAY_FIELDS.map((field) => [field, day(values[field])])) as Record<
      DayField,
      string | null
    >),
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
