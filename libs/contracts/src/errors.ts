import { z } from 'zod';

/** Every refusal the server can speak, with its HTTP status. Words for people live in the dashboard. */
export const ERROR_STATUS = {
  invalid: 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'account-locked': 401,
  /** The right password of an enterprise that was not admitted yet, or refused: `state`, `at`, `reason`. */
  'not-admitted': 401,
  'bad-csrf': 403,
  forbidden: 403,
  'not-found': 404,
  stale: 409,
  taken: 409,
  'number-race': 409,
  'forbidden-move': 422,
  'report-refused': 422,
  'period-not-open': 422,
  'period-locked': 422,
  'request-refused': 422,
  'card-refused': 422,
  /** `fields`: what of a complaint, an assignment, an extension or an unsealing may not be, each with its reason. */
  'complaint-refused': 422,
  'setting-refused': 422,
  'calendar-refused': 422,
  /** `reason`: one of `ATTACHMENT_REFUSALS`; `name`, `found`, `limit` … as far as known. */
  'attachment-refused': 422,
  /** `reason` says what is wrong with the file, or with the moment; facts as far as known. */
  'import-refused': 422,
  'channel-refused': 422,
  'no-calendar': 422,
  'weak-password': 422,
  'password-reused': 422,
  'roles-clash': 422,
  'setup-used': 422,
  'clock-backwards': 422,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

/** RFC 9457 problem details. `fields`: one entry per refused field, with what is allowed in `facts`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
  facts: z.record(z.string(), z.unknown()),
  fields: z
    .array(z.object({ path: z.string(), code: z.string(), facts: z.record(z.string(), z.unknown()) }))
    .optional(),
  requestId: z.string(),
});
export type Problem = z.infer<typeof Problem>;
