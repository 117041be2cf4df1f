import { z } from 'zod';
import { Id } from './common';

export const RungName = z.enum([
  'sign-overdue',
  'warning',
  'reminder-1',
  'reminder-2',
  'criticism',
  'leader',
]);
export const RungEffectName = z.enum([
  'remind-unit',
  'copy-supervisor',
  'propose-yellow',
  'propose-red',
  'to-leader',
]);
export const DayKindName = z.enum(['workday', 'weekend', 'holiday', 'makeup']);
export const Remaining = z.object({ state: z.enum(['open', 'today', 'overdue']), workingDays: z.int() });
/** A limit as it is shown; 小时 · 工作日 · 日. */
export const LimitValue = z.object({
  unit: z.enum(['hours', 'working-days', 'calendar-days']),
  amount: z.int(),
});

/** What a paper is about: a project, or a complaint by its number. */
export const Matter = {
  project: z.object({ id: Id, name: z.string() }).nullable(),
  complaint: z.object({ id: Id, number: z.string() }).nullable(),
};
