import { DEPARTURES } from '@duban/domain';
import { z } from 'zod';
import {
  DayText,
  EventLine,
  FenText,
  Id,
  InstantText,
  Light,
  LightColor,
  OrgRef,
  OwnLight,
  ReviewName,
  PageQuery,
  pageOf,
  PeriodText,
  PlaceRef,
  Version,
} from './common';
import { CSV, endpoint, ListFormat, XLSX } from './endpoint';
import { MoneyFigure, ShareFigure } from './figures';
import { ActionName } from './identity';
import {
  Amount,
  Category,
  Counting,
  Currency,
  Doubt,
  Funding,
  Measure,
  NewProject,
  ProblemWants,
  ProjectFields,
  ProjectLevel,
  Sector,
  Stage,
  YearClass,
} from './project-fields';

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
  /** Of the year in view, as `measure` asks: the first plan of the year or the one in force. */
  planFen: FenText,
  done: MoneyFigure,
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
  category: Category.optional(),
  level: ProjectLevel.optional(),
  large: z.enum(['true', 'false']).optional(),
  label: z.string().trim().min(1).max(20).optional(),
  /** GB/T 4754-2017: a section (C) or a division (C38). */
  industry: z
    .string()
    .regex(/^[A-T](\d{2})?$/)
    .optional(),
  regulatorId: Id.optional(),
  /** The name of the sponsoring leader, as the facets give it. */
  leader: z.string().trim().min(1).max(40).optional(),
  /** true: the statistics count it (入库) */
  registered: z.enum(['true', 'false']).optional(),
  governmentFunded: z.enum(['true', 'false']).optional(),
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
    measure: Measure.default('current'),
  }),
  returns: pageOf(ProjectLine).extend({
    /** `total` is where counting stopped: there are more. */
    atLeast: z.boolean(),
    asOf: InstantText,
    period: PeriodText,
    can: z.array(ActionName),
  }),
});

export const exportProjects = endpoint({
  name: 'exportProjects',
  summary: 'The register as a spreadsheet or as CSV: what the list holds with these filters, in its order',
  method: 'GET',
  path: '/exports/projects',
  needs: 'project:read',
  query: ProjectFilters.extend({
    sort: ProjectSort,
    measure: Measure.default('current'),
    format: ListFormat,
  }),
  file: [XLSX, CSV],
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
    labels: z.array(Facet),
    industries: z.array(Facet),
    regulators: z.array(Facet),
    leaders: z.array(Facet),
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
  /** When it was approved, where that was told; `createdAt` is when it was entered. */
  approvedOn: DayText.nullable(),
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
  basis: Counting,
  asOf: DayText,
  progressText: z.string(),
  problems: z.array(z.object({ category: z.string(), text: z.string(), ...ProblemWants })),
  submittedAt: InstantText.nullable(),
  submittedBy: z.string().nullable(),
  late: z.boolean(),
  light: Light.nullable(),
  ownLight: OwnLight.nullable().optional(),
  /** 未审核, 审核通过, 退回; null: there was no review when it was filed. */
  review: ReviewName.nullable().optional(),
  /** As first accepted, when the figures were corrected since. */
  published: z
    .object({
      version: z.int(),
      monthFen: FenText.nullable(),
      yearFen: FenText.nullable(),
      totalFen: FenText.nullable(),
      physicalBp: z.int().nullable(),
      at: InstantText,
    })
    .nullable()
    .optional(),
});
export type ReportLine = z.infer<typeof ReportLine>;

export const ProjectDetail = ProjectLine.extend({
  legalName: z.string(),
  creditCode: z.string().nullable(),
  industry: z.string().nullable(),
  nature: z.string(),
  category: Category,
  description: z.string(),
  scale: z.string(),
  address: z.string(),
  regulator: OrgRef.nullable(),
  leaderId: Id.nullable(),
  leaderName: z.string(),
  officerName: z.string(),
  governmentFunded: z.boolean(),
  funding: z.array(Funding),
  estimateFen: FenText.nullable(),
  budgetFen: FenText.nullable(),
  counting: Counting,
  plannedStart: DayText.nullable(),
  plannedFinish: DayText.nullable(),
  plannedOperation: DayText.nullable(),
  actualStart: DayText.nullable(),
  actualFinish: DayText.nullable(),
  actualOperation: DayText.nullable(),
  registeredOn: DayText.nullable(),
  doneTotal: MoneyFigure,
  physical: ShareFigure,
  /** The same held against the first plan of the year; null where the first is the one in force. */
  againstFirst: z
    .object({ planFen: FenText, rateTenths: z.int().nullable(), pointsTenths: z.int().nullable() })
    .nullable(),
  /** Where its fields contradict each other. */
  doubts: z.array(Doubt),
  plans: z.array(PlanVersion),
  /** Plan and actual of the year in view, cumulative, month by month. */
  curve: z.array(
    z.object({
      period: PeriodText,
      planFen: FenText,
      /** The first plan of the year, where another one is in force now. */
      firstFen: FenText.nullable(),
      doneFen: FenText.nullable(),
      monthFen: FenText.nullable(),
    }),
  ),
  source: z.string(),
  updatedAt: InstantText,
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

export const createProject = endpoint({
  name: 'createProject',
  summary: 'Enter a project in the register',
  method: 'POST',
  path: '/projects',
  needs: 'project:edit',
  body: NewProject,
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
    /** Today where nobody says otherwise. */
    approvedOn: DayText.optional(),
    version: Version,
  }),
  returns: ProjectDetail,
});

export const listProjectChoices = endpoint({
  name: 'listProjectChoices',
  summary: 'What the form of a project offers: leaders to sponsor one, labels in use',
  method: 'GET',
  path: '/project-choices',
  needs: 'project:edit',
  returns: z.object({
    leaders: z.array(z.object({ id: Id, name: z.string(), title: z.string() })),
    labels: z.array(z.string()),
  }),
});
