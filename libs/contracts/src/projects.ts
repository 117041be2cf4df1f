import { DEPARTURES } from '@duban/domain';
import { z } from 'zod';
import {
  AmountText,
  DayText,
  EventLine,
  FenText,
  Id,
  InstantText,
  Light,
  LightColor,
  OrgRef,
  PageQuery,
  pageOf,
  PeriodText,
  PlaceRef,
  Version,
} from './common';
import { endpoint, XLSX } from './endpoint';
import { ActionName } from './identity';

export const Stage = z.enum([
  'reserve',
  'signed',
  'preparing',
  'building',
  'completed',
  'operating',
  'paused',
  'ended',
]);
export const YearClass = z.enum(['new', 'continued', 'finishing', 'preparatory']);
export const Category = z.enum(['industry', 'infrastructure', 'livelihood', 'ecology']);
export const Sector = z.enum([
  'manufacturing',
  'energy-water',
  'transport-logistics',
  'education-health',
  'agriculture',
  'ecology',
  'urban',
  'services',
  'other',
]);
export const Currency = z.string().regex(/^[A-Z]{3}$/);

/** 退出: how a project left and why; it stays in the register, and on the boards of the year as a mark. */
export const DepartureMark = z.object({
  what: z.enum(DEPARTURES),
  reason: z.string(),
  day: DayText,
  by: z.string(),
});
export type DepartureMark = z.infer<typeof DepartureMark>;

/** A project as a list shows it: the current year's plan, what is done to `lastPeriod`, and the light that follows. */
export const ProjectLine = z.object({
  id: Id,
  code: z.string().nullable(),
  name: z.string(),
  unit: OrgRef,
  owner: OrgRef.nullable(),
  township: PlaceRef,
  sector: Sector,
  stage: Stage,
  yearClass: YearClass,
  labels: z.array(z.string()),
  large: z.boolean(),
  currency: Currency,
  totalFen: FenText,
  planFen: FenText,
  doneFen: FenText,
  rateTenths: z.int().nullable(),
  pointsTenths: z.int().nullable(),
  lastPeriod: PeriodText.nullable(),
  light: Light,
  openNotices: z.int(),
  /** null: it has not left, or has come back. */
  left: DepartureMark.nullable(),
});
export type ProjectLine = z.infer<typeof ProjectLine>;

export const ProjectFilters = z.object({
  q: z.string().trim().max(80).optional(),
  light: LightColor.optional(),
  unitId: Id.optional(),
  township: z.string().max(20).optional(),
  sector: Sector.optional(),
  stage: Stage.optional(),
  yearClass: YearClass.optional(),
  large: z.enum(['true', 'false']).optional(),
  /** owed: 亿元 projects that still owe the open month's report; filed: those that have filed it */
  filing: z.enum(['owed', 'filed']).optional(),
  /** true: what was terminated or fell below the threshold, and has not come back */
  left: z.enum(['true', 'false']).optional(),
});
const ProjectSort = z.enum(['light', 'lag', 'total', 'name', 'updated']).default('light');
export const listProjects = endpoint({
  name: 'listProjects',
  summary: 'The register: search, filter, sort, page by key',
  method: 'GET',
  path: '/projects',
  needs: 'project:read',
  query: PageQuery.extend(ProjectFilters.shape).extend({
    sort: ProjectSort,
  }),
  returns: pageOf(ProjectLine).extend({ asOf: InstantText, period: PeriodText, can: z.array(ActionName) }),
});

export const exportProjects = endpoint({
  name: 'exportProjects',
  summary: 'The register as a spreadsheet: what the list holds with these filters, in its order',
  method: 'GET',
  path: '/exports/projects',
  needs: 'project:read',
  query: ProjectFilters.extend({ sort: ProjectSort }),
  file: XLSX,
  returns: z.never(),
});

const Facet = z.object({ value: z.string(), name: z.string().nullable(), count: z.int() });
export const listProjectFacets = endpoint({
  name: 'listProjectFacets',
  summary: "What the register can be filtered by, with counts in the viewer's scope",
  method: 'GET',
  path: '/project-facets',
  needs: 'project:read',
  returns: z.object({
    lights: z.array(Facet),
    units: z.array(Facet),
    townships: z.array(Facet),
    sectors: z.array(Facet),
    stages: z.array(Facet),
  }),
});

export const PlanVersion = z.object({
  year: z.int(),
  version: z.int(),
  amountFen: FenText,
  /** Twelve monthly amounts, when the plan is set by month. */
  months: z.array(FenText).length(12).nullable(),
  basis: z.enum(['declared', 'straight-line']),
  reason: z.string(),
  approvedBy: z.string(),
  createdAt: InstantText,
  current: z.boolean(),
});
export const ReportLine = z.object({
  period: PeriodText,
  kind: z.enum(['monthly', 'observation']),
  state: z.enum(['draft', 'submitted']),
  version: z.int(),
  monthFen: FenText.nullable(),
  yearFen: FenText.nullable(),
  totalFen: FenText.nullable(),
  physicalBp: z.int().nullable(),
  progressText: z.string(),
  problems: z.array(z.object({ category: z.string(), text: z.string() })),
  submittedAt: InstantText.nullable(),
  submittedBy: z.string().nullable(),
  late: z.boolean(),
  light: Light.nullable(),
});
export type ReportLine = z.infer<typeof ReportLine>;

export const ProjectDetail = ProjectLine.extend({
  nature: z.string(),
  category: Category,
  description: z.string(),
  address: z.string(),
  leaderName: z.string(),
  officerName: z.string(),
  plannedStart: DayText.nullable(),
  plannedFinish: DayText.nullable(),
  actualStart: DayText.nullable(),
  actualFinish: DayText.nullable(),
  doneTotalFen: FenText,
  physicalBp: z.int().nullable(),
  plans: z.array(PlanVersion),
  /** Plan and actual of the year in view, cumulative, month by month. */
  curve: z.array(
    z.object({
      period: PeriodText,
      planFen: FenText,
      doneFen: FenText.nullable(),
      monthFen: FenText.nullable(),
    }),
  ),
  source: z.string(),
  version: Version,
  can: z.array(ActionName),
});
export type ProjectDetail = z.infer<typeof ProjectDetail>;

const OneProject = z.object({ projectId: Id });
export const getProject = endpoint({
  name: 'getProject',
  summary: 'One project with plan, lights and curve',
  method: 'GET',
  path: '/projects/:projectId',
  needs: 'project:read',
  params: OneProject,
  returns: ProjectDetail,
});
export const listProjectTimeline = endpoint({
  name: 'listProjectTimeline',
  summary: 'Everything that happened to a project, newest first',
  method: 'GET',
  path: '/projects/:projectId/timeline',
  needs: 'project:read',
  params: OneProject,
  query: PageQuery,
  returns: pageOf(EventLine),
});

const Amount = AmountText.refine((v) => !v.startsWith('-'), { params: { code: 'negative' } });
const ProjectFields = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/)
    .nullable(),
  name: z.string().trim().min(2).max(120),
  unitId: Id,
  ownerId: Id.nullable(),
  township: z.string().regex(/^\d{9,12}$/),
  sector: Sector,
  category: Category,
  nature: z.string().trim().max(20),
  stage: Stage,
  yearClass: YearClass,
  labels: z.array(z.string().trim().min(1).max(20)).max(10),
  description: z.string().trim().max(2000),
  address: z.string().trim().max(200),
  leaderName: z.string().trim().max(40),
  officerName: z.string().trim().max(40),
  totalFen: Amount,
  plannedStart: DayText.nullable(),
  plannedFinish: DayText.nullable(),
  actualStart: DayText.nullable(),
  actualFinish: DayText.nullable(),
});
export const createProject = endpoint({
  name: 'createProject',
  summary: 'Enter a project in the register',
  method: 'POST',
  path: '/projects',
  needs: 'project:edit',
  body: ProjectFields,
  returns: ProjectDetail,
});
export const changeProject = endpoint({
  name: 'changeProject',
  summary: 'Change a project; what it was stays in the timeline. Who lets one leave says why',
  method: 'PATCH',
  path: '/projects/:projectId',
  needs: 'project:edit',
  params: OneProject,
  body: ProjectFields.partial().extend({
    /** Required when the change terminates the project or takes it below the threshold of the direct report. */
    reason: z.string().trim().min(2).max(500).optional(),
    version: Version,
  }),
  returns: ProjectDetail,
});
export const planProject = endpoint({
  name: 'planProject',
  summary: 'Set the plan of a year: a new version, the earlier ones stay',
  method: 'POST',
  path: '/projects/:projectId/plans',
  needs: 'project:edit',
  params: OneProject,
  body: z.object({
    year: z.int().min(2000).max(2100),
    amountFen: Amount,
    months: z.array(Amount).length(12).nullable().default(null),
    reason: z.string().trim().min(2).max(500),
    approvedBy: z.string().trim().min(1).max(40),
    version: Version,
  }),
  returns: ProjectDetail,
});
