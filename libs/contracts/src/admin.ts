import { z } from 'zod';
import { EventLine, Id, InstantText, PageQuery, pageOf } from './common';
import { endpoint } from './endpoint';
import { Today } from './identity';

export const DemoClock = z.object({
  today: Today,
  /** Milliseconds between the wall clock and the demonstration clock. */
  offsetMs: z.int(),
  /** What happened while the clock moved. */
  fired: z.int(),
});
export const getDemoClock = endpoint({
  name: 'getDemoClock',
  summary: 'The clock of the demonstration',
  method: 'GET',
  path: '/demo/clock',
  needs: 'clock:advance',
  returns: DemoClock,
  demoOnly: true,
});
export const advanceDemoClock = endpoint({
  name: 'advanceDemoClock',
  summary: 'Move the clock of the demonstration forward; everything due on the way happens, in order',
  method: 'POST',
  path: '/demo/clock',
  needs: 'clock:advance',
  body: z.union([
    z.strictObject({ advanceWorkingDays: z.int().min(1).max(260) }),
    z.strictObject({ to: InstantText }),
  ]),
  returns: DemoClock,
  demoOnly: true,
});

export const listEvents = endpoint({
  name: 'listEvents',
  summary: 'The audit trail, newest first',
  method: 'GET',
  path: '/events',
  needs: 'event:read',
  query: PageQuery.extend({
    type: z.string().max(40).optional(),
    subjectId: Id.optional(),
  }),
  returns: pageOf(EventLine.extend({ hash: z.string() })),
});
export const verifyEvents = endpoint({
  name: 'verifyEvents',
  summary: 'Recompute the hash chain of the audit trail',
  method: 'GET',
  path: '/events/verification',
  needs: 'event:read',
  returns: z.object({ checked: z.int(), brokenAt: z.int().nullable(), head: z.string(), at: InstantText }),
});
