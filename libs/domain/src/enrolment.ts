/** 企业注册: an enterprise asks for an account of its own; the office compares what it says with the register and decides. */
export const ENROLMENT_STATES = ['waiting', 'confirmed', 'refused'] as const;
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

const PLACES = /^(?:安徽省?|合肥市?|肥东县?)+/u;
const LEGAL_FORM = /(?:集团)?(?:股份|有限|责任)*(?:公司|合伙企业)$/u;
const SHORTEST = 2;
const LONGEST = 20;

/** What a firm is called in a list: its name without the place before it and the legal form behind it. */
export function shortFirmName(name: string): string {
  const short = name.replace(PLACES, '').replace(LEGAL_FORM, '');
  return [...([...short].length < SHORTEST ? name : short)].slice(0, LONGEST).join('');
}

const PHONE = /^(?:1\d{10}|0\d{2,3}-?\d{7,8})$/;

/** A mobile number, or one of a fixed line with its area. */
export const isPhone = (text: string): boolean => PHONE.test(text);
