import { ENROLMENT_STATES, isCreditCode, isPhone } from '@duban/domain';
import { z } from 'zod';
import { Done, Id, InstantText, OrgRef, pageOf, PageQuery, Version } from './common';
import { endpoint } from './endpoint';
import { NewPassword, Username } from './identity';

export const EnrolmentStateName = z.enum(ENROLMENT_STATES);

/** 企业注册申请. `org`: the enterprise that has this code already, whose account it becomes; null: a new one is made. */
export const Enrolment = z.object({
  id: Id,
  state: EnrolmentStateName,
  name: z.string(),
  creditCode: z.string(),
  contactName: z.string(),
  phone: z.string(),
  username: z.string(),
  filedAt: InstantText,
  org: OrgRef.extend({ accounts: z.int() }).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: InstantText.nullable(),
  reason: z.string(),
  version: Version,
});
export type Enrolment = z.infer<typeof Enrolment>;

export const enrolEnterprise = endpoint({
  name: 'enrolEnterprise',
  summary: 'An enterprise asks for an account; the office confirms it before it can sign in',
  method: 'POST',
  path: '/enrolments',
  needs: 'public',
  body: z.object({
    name: z.string().trim().min(4).max(80),
    creditCode: z
      .string()
      .trim()
      .toUpperCase()
      .length(18)
      .refine(isCreditCode, { params: { code: 'wrong-check-character' } }),
    contactName: z.string().trim().min(2).max(40),
    phone: z
      .string()
      .trim()
      .max(20)
      .refine(isPhone, { params: { code: 'not-a-phone' } }),
    username: Username,
    password: NewPassword,
  }),
  returns: Done,
});
export const listEnrolments = endpoint({
  name: 'listEnrolments',
  summary:
    'Enterprises that ask for an account: those that wait, the oldest first; of the decided the newest first',
  method: 'GET',
  path: '/enrolments',
  needs: 'enrolment:decide',
  query: PageQuery.extend({ state: EnrolmentStateName.default('waiting') }),
  returns: pageOf(Enrolment),
});
export const decideEnrolment = endpoint({
  name: 'decideEnrolment',
  summary: 'Confirm an enterprise, which makes its organisation and account, or refuse it with a reason',
  method: 'POST',
  path: '/enrolments/:enrolmentId/decision',
  needs: 'enrolment:decide',
  params: z.object({ enrolmentId: Id }),
  body: z.object({
    granted: z.boolean(),
    /** Told to who asked, at the sign-in; needed where it is refused. */
    reason: z.string().trim().max(400).default(''),
    version: Version,
  }),
  returns: Enrolment,
});
