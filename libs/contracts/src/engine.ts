import { z } from 'zod';
import { DayText, InstantText, PageQuery, pageOf } from './common';
import { endpoint } from './endpoint';

/** How the engine is. `late`: nothing has looked for due tasks for too long; deadlines may be missed meanwhile. */
export const EngineState = z.object({
  at: InstantText,
  lastSweepAt: InstantText.nullable(),
  lastSweepMs: z.int().nullable(),
  late: z.boolean(),
  /** Seconds after which a silent engine counts as late. */
  lateAfterSeconds: z.int(),
  /** The oldest task that is due and in nobody's hands. */
  oldestDueAt: InstantText.nullable(),
  overdueTasks: z.int(),
  failedTasks: z.int(),
  pendingTasks: z.int(),
  /** Jobs waiting in the queue; null when the queue is not there. */
  queueDepth: z.int().nullable(),
  queue: z.enum(['redis', 'postgres']),
  fired: z.int(),
});
export type EngineState = z.infer<typeof EngineState>;

export const getEngine = endpoint({
  name: 'getEngine',
  summary: 'How the engine is, and what it will do in the next 30 days',
  method: 'GET',
  path: '/engine',
  needs: 'engine:read',
  returns: z.object({
    state: EngineState,
    /** What the ladders will do if nobody does anything: each of the next 30 days, today first; rungs by their key. */
    forecast: z.array(
      z.object({
        day: DayText,
        working: z.boolean(),
        provisional: z.boolean(),
        rungs: z.record(z.string(), z.int()),
      }),
    ),
    /** What else is pending for these days, by kind. */
    tasks: z.array(z.object({ kind: z.string(), count: z.int(), nextAt: InstantText })),
  }),
});
export const listFailedTasks = endpoint({
  name: 'listFailedTasks',
  summary: 'Tasks that failed: those tried again and those set aside',
  method: 'GET',
  path: '/engine/failed-tasks',
  needs: 'engine:read',
  query: PageQuery,
  returns: pageOf(
    z.object({
      id: z.string(),
      kind: z.string(),
      subject: z.string(),
      dueAt: InstantText,
      attempts: z.int(),
      /** failed: set aside, waits for a person. pending: tried again at `dueAt`. */
      state: z.enum(['pending', 'failed']),
      error: z.string(),
    }),
  ),
});
const OneTask = z.object({ taskId: z.string().regex(/^\d{1,18}$/) });
export const retryTask = endpoint({
  name: 'retryTask',
  summary: 'Try a failed task again now',
  method: 'POST',
  path: '/engine/failed-tasks/:taskId/retry',
  needs: 'task:manage',
  params: OneTask,
  body: z.object({ reason: z.string().trim().min(2).max(400) }),
  returns: EngineState,
});
export const discardTask = endpoint({
  name: 'discardTask',
  summary: 'Give a failed task up, with the reason: what it should have done will not happen',
  method: 'POST',
  path: '/engine/failed-tasks/:taskId/discard',
  needs: 'task:manage',
  params: OneTask,
  body: z.object({ reason: z.string().trim().min(2).max(400) }),
  returns: EngineState,
});
