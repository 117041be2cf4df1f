import { MILESTONE_TOPICS } from '@duban/domain';
import { z } from 'zod';
import { DayText, Id, OrgRef, PageQuery, pageOf, Version } from './common';
import { CSV, endpoint, ListFormat, XLSX } from './endpoint';
import { ActionName } from './identity';

const Topic = z.enum(MILESTONE_TOPICS);
const Kind = z.enum(['permit', 'milestone']);
export const MilestoneStateName = z.enum(['open', 'overdue', 'done', 'dropped']);

/** 手续 or 节点: what a project has to have or to reach, who owes it and by when. */
export const Milestone = z.object({
  id: Id,
  projectId: Id,
  projectName: z.string(),
  kind: Kind,
  topic: Topic.nullable(),
  name: z.string(),
  /** Who owes it. */
  unit: OrgRef,
  plannedDay: DayText,
  actualDay: DayText.nullable(),
  dropped: z.object({ day: DayText, reason: z.string() }).nullable(),
  note: z.string(),
  state: MilestoneStateName,
  /** Calendar days behind the plan, by the day it was done or by today; null when dropped. */
  lateDays: z.int().nullable(),
  version: Version,
  can: z.array(ActionName),
});
export type Milestone = z.infer<typeof Milestone>;

const Fields = z.object({
  kind: Kind,
  topic: Topic.nullable().default(null),
  name: z.string().trim().min(2).max(60),
  unitId: Id,
  plannedDay: DayText,
  note: z.string().trim().max(500).default(''),
});
const Name = Fields.shape.name;
const Reason = z.string().trim().min(2).max(500);
const OfProject = z.object({ projectId: Id });
const OneMilestone = z.object({ milestoneId: Id });

export const listProjectMilestones = endpoint({
  name: 'listProjectMilestones',
  summary: 'The permits and milestones of a project by their days',
  method: 'GET',
  path: '/projects/:projectId/milestones',
  needs: 'project:read',
  params: OfProject,
  returns: z.object({ items: z.array(Milestone), can: z.array(ActionName) }),
});
export const addMilestones = endpoint({
  name: 'addMilestones',
  summary: 'Set permits and milestones: what, who owes it and by when; several at once from a template',
  method: 'POST',
  path: '/projects/:projectId/milestones',
  needs: 'milestone:edit',
  params: OfProject,
  body: z.object({ items: z.array(Fields).min(1).max(20) }),
  returns: z.object({ items: z.array(Milestone) }),
});
const MilestoneFilters = z.object({
  state: MilestoneStateName.optional(),
  unitId: Id.optional(),
  topic: Topic.optional(),
});
export const listMilestones = endpoint({
  name: 'listMilestones',
  summary: 'What is owed across projects, the most urgent first; for a unit what it owes itself',
  method: 'GET',
  path: '/milestones',
  needs: 'milestone:read',
  query: PageQuery.extend(MilestoneFilters.shape),
  returns: pageOf(Milestone).extend({
    /** Of what the viewer may see, whatever the filters say. */
    counts: z.object({ open: z.int(), overdue: z.int() }),
    today: DayText,
  }),
});
export const exportMilestones = endpoint({
  name: 'exportMilestones',
  summary: 'What is owed as a spreadsheet or as CSV: what the list holds with these filters, in its order',
  method: 'GET',
  path: '/exports/milestones',
  needs: 'milestone:read',
  query: MilestoneFilters.extend({ format: ListFormat }),
  file: [XLSX, CSV],
  returns: z.never(),
});
export const changeMilestone = endpoint({
  name: 'changeMilestone',
  summary: 'Change what is owed; who moves the day says why, and the day it was stays in the timeline',
  method: 'PATCH',
  path: '/milestones/:milestoneId',
  needs: 'milestone:edit',
  params: OneMilestone,
  body: z.object({
    name: Name.optional(),
    unitId: Id.optional(),
    plannedDay: DayText.optional(),
    note: z.string().trim().max(500).optional(),
    /** Required when the day or the unit moves. */
    reason: Reason.optional(),
    version: Version,
  }),
  returns: Milestone,
});
export const finishMilestone = endpoint({
  name: 'finishMilestone',
  summary: 'It was had or reached on a day; again with another day is a correction',
  method: 'POST',
  path: '/milestones/:milestoneId/finish',
  needs: 'milestone:finish',
  params: OneMilestone,
  body: z.object({ day: DayText, note: z.string().trim().max(500).optional(), version: Version }),
  returns: Milestone,
});
export const dropMilestone = endpoint({
  name: 'dropMilestone',
  summary: 'It is not owed any more, with a reason; the mark stays',
  method: 'POST',
  path: '/milestones/:milestoneId/drop',
  needs: 'milestone:edit',
  params: OneMilestone,
  body: z.object({ reason: Reason, version: Version }),
  returns: Milestone,
});
export const reopenMilestone = endpoint({
  name: 'reopenMilestone',
  summary: 'It is owed again: it was not done, or dropped by mistake',
  method: 'POST',
  path: '/milestones/:milestoneId/reopen',
  needs: 'milestone:edit',
  params: OneMilestone,
  body: z.object({ reason: Reason, version: Version }),
  returns: Milestone,
});
