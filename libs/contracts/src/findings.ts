import { FINDING_CHECKS } from '@duban/domain';
import { z } from 'zod';
import { Id, InstantText, OrgRef, PageQuery, pageOf, PeriodText, Version } from './common';
import { endpoint } from './endpoint';
import { ActionName } from './identity';

export const FindingCheckName = z.enum(FINDING_CHECKS);
/** open: to be looked at. cleared: the figures were put right by who reported them. */
export const FindingState = z.enum(['open', 'dismissed', 'noticed', 'cleared']);

/** 核查发现: what a check found in a report, with its numbers. Words are made on the screen. */
export const FindingLine = z.object({
  id: Id,
  project: z.object({ id: Id, name: z.string() }),
  unit: OrgRef,
  period: PeriodText,
  check: FindingCheckName,
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  state: FindingState,
  foundAt: InstantText,
  reason: z.string().nullable(),
  by: z.string().nullable(),
  at: InstantText.nullable(),
  noticeId: Id.nullable(),
  version: Version,
});
export type FindingLine = z.infer<typeof FindingLine>;

export const listFindings = endpoint({
  name: 'listFindings',
  summary: 'What the checks found, the newest month first',
  method: 'GET',
  path: '/findings',
  needs: 'finding:read',
  query: PageQuery.extend({
    check: FindingCheckName.optional(),
    unitId: Id.optional(),
    projectId: Id.optional(),
    period: PeriodText.optional(),
    state: z.enum([...FindingState.options, 'all']).default('open'),
  }),
  returns: pageOf(FindingLine).extend({
    /** Of the same filters without the check: how many of each. */
    checks: z.array(z.object({ check: FindingCheckName, count: z.int() })),
    units: z.array(z.object({ unit: OrgRef, count: z.int() })),
    periods: z.array(PeriodText),
    can: z.array(ActionName),
  }),
});
const OneFinding = z.object({ findingId: Id });
export const dismissFinding = endpoint({
  name: 'dismissFinding',
  summary: 'Put a finding away with a reason; changed figures open it again',
  method: 'POST',
  path: '/findings/:findingId/dismissal',
  needs: 'finding:decide',
  params: OneFinding,
  body: z.object({ reason: z.string().trim().min(2).max(500), version: Version }),
  returns: FindingLine,
});
export const noticeFinding = endpoint({
  name: 'noticeFinding',
  summary: 'Make a proposed notice of a finding in one step',
  method: 'POST',
  path: '/findings/:findingId/notice',
  needs: 'finding:decide',
  params: OneFinding,
  body: z.object({
    severity: z.enum(['extra-urgent', 'urgent', 'important', 'normal']).default('normal'),
    version: Version,
  }),
  returns: FindingLine,
});

/** 同一原因: a cause that holds up three or more projects of one unit, by the problems of the last closed month. */
export const listSameCauses = endpoint({
  name: 'listSameCauses',
  summary: 'Causes that hold up several projects of one unit',
  method: 'GET',
  path: '/same-causes',
  needs: 'finding:read',
  returns: z.object({
    period: PeriodText,
    items: z.array(
      z.object({
        unit: OrgRef,
        category: z.string(),
        projects: z.array(z.object({ id: Id, name: z.string(), text: z.string() })),
      }),
    ),
  }),
});
