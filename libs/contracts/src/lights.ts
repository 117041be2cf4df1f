import { z } from 'zod';
import {
  DayText,
  Id,
  InstantText,
  Light,
  LightKindName,
  OrgRef,
  OwnLight,
  PeriodText,
  Version,
} from './common';
import { endpoint } from './endpoint';
import { ActionName } from './identity';

export const WaiverState = z.enum(['asked', 'granted', 'refused', 'ended']);
/** 免亮灯: a reason, a last day, who asked and who decided. */
export const Waiver = z.object({
  id: Id,
  project: z.object({ id: Id, name: z.string() }),
  unit: OrgRef,
  kind: LightKindName,
  reason: z.string(),
  untilDay: DayText,
  state: WaiverState,
  askedBy: z.string(),
  askedAt: InstantText,
  decidedBy: z.string().nullable(),
  decidedAt: InstantText.nullable(),
  opinion: z.string().nullable(),
  version: Version,
  /** Whoever asked does not decide. */
  mayDecide: z.boolean(),
});
export type Waiver = z.infer<typeof Waiver>;

export const ProjectLights = z.object({
  /** One of each kind that is lit, in the order of kinds. */
  lights: z.array(Light),
  /** The light of the money month by month, the oldest first, with what the unit thought of it itself. */
  months: z.array(
    z.object({
      period: PeriodText,
      light: Light,
      /** 黄(已补): the next month was back on plan. */
      madeGood: z.boolean(),
      own: OwnLight.nullable(),
    }),
  ),
  waivers: z.array(Waiver),
  can: z.array(ActionName),
});
export type ProjectLights = z.infer<typeof ProjectLights>;

const OneProject = z.object({ projectId: Id });
export const getProjectLights = endpoint({
  name: 'getProjectLights',
  summary: 'Every light of a project with its reason, the months before, and its waivers',
  method: 'GET',
  path: '/projects/:projectId/lights',
  needs: 'project:read',
  params: OneProject,
  returns: ProjectLights,
});
export const askWaiver = endpoint({
  name: 'askWaiver',
  summary: 'Ask that a light be excused until a day; another person decides',
  method: 'POST',
  path: '/projects/:projectId/waivers',
  needs: 'waiver:ask',
  params: OneProject,
  body: z.object({
    kind: LightKindName,
    reason: z.string().trim().min(2).max(500),
    untilDay: DayText,
  }),
  returns: Waiver,
});
export const listWaivers = endpoint({
  name: 'listWaivers',
  summary:
    'Lights to be excused: those that wait first, the oldest of them first, then the newest of the others',
  method: 'GET',
  path: '/waivers',
  needs: 'waiver:decide',
  query: z.object({ state: WaiverState.or(z.literal('all')).default('asked') }),
  returns: z.object({ items: z.array(Waiver) }),
});
export const decideWaiver = endpoint({
  name: 'decideWaiver',
  summary: 'Excuse a light, or not',
  method: 'POST',
  path: '/waivers/:waiverId/decision',
  needs: 'waiver:decide',
  params: z.object({ waiverId: Id }),
  body: z.object({
    granted: z.boolean(),
    opinion: z.string().trim().max(500).default(''),
    version: Version,
  }),
  returns: Waiver,
});

/** 自评差距: of the reports of a unit in a month that can be compared, how many say better than the data do. */
export const listLightGaps = endpoint({
  name: 'listLightGaps',
  summary: 'How far units think better of their months than the data, by unit and month',
  method: 'GET',
  path: '/light-gaps',
  needs: 'finding:read',
  returns: z.object({
    /** The last twelve months that were due, the oldest first. */
    periods: z.array(PeriodText),
    units: z.array(
      z.object({
        unit: OrgRef,
        reports: z.int(),
        better: z.int(),
        cells: z.array(z.object({ period: PeriodText, reports: z.int(), better: z.int() })),
      }),
    ),
  }),
});
