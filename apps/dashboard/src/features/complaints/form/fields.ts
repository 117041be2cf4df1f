import {
  type ComplaintCategory,
  type ComplaintChannel,
  type ComplaintKind,
  type Confidentiality,
  confidentialityOf,
  isCreditCode,
} from '@duban/domain';

export type Picked = { id: string; name: string };
/** By the enterprise itself, by the office on its behalf, or from outside without login. */
export type Mode = 'own' | 'behalf' | 'outside';

/** What is typed of a problem; empty where nothing was chosen yet. */
export type ComplaintFields = {
  kind: ComplaintKind | '';
  category: ComplaintCategory | '';
  title: string;
  text: string;
  project: Picked | null;
  complainedOf: Picked[];
  inspection: string;
  confidentiality: Confidentiality;
  contact: string;
  phone: string;
  /** On behalf of an enterprise only. */
  channel: Exclude<ComplaintChannel, 'platform'>;
  name: string;
  creditCode: string;
};
export type FieldName = keyof ComplaintFields;
export type WrongCode = 'choose' | 'too-short' | 'too-long' | 'phone' | 'credit-code';
export type Wrong = Partial<Record<FieldName, WrongCode>>;

export const NO_FIELDS: ComplaintFields = {
  kind: '',
  category: '',
  title: '',
  text: '',
  project: null,
  complainedOf: [],
  inspection: '',
  confidentiality: 'open',
  contact: '',
  phone: '',
  channel: 'contact-point',
  name: '',
  creditCode: '',
};

export const LIMITS = { title: 80, text: 4000, contact: 40, phone: 25, inspection: 200, units: 10 } as const;
const LEAST = { title: 2, text: 5, contact: 2, name: 2 } as const;
const PHONE = /^[\d+()\- ]{5,25}$/;

const lengthOf = (text: string) => [...text.trim()].length;

/** 1 what happened, 2 where and who, 3 how to reach the sender. */
export const STEPS = ['what', 'where', 'who'] as const;
export type StepName = (typeof STEPS)[number];
const STEP_OF: Record<FieldName, StepName> = {
  kind: 'what',
  category: 'what',
  title: 'what',
  text: 'what',
  project: 'where',
  complainedOf: 'where',
  inspection: 'where',
  confidentiality: 'who',
  contact: 'who',
  phone: 'who',
  channel: 'who',
  name: 'who',
  creditCode: 'who',
};

/**
 * What keeps it from being sent. Who reports openly says how to be reached; who reports for another names the
 * enterprise, unless nobody is to know it.
 */
export function wrongOf(fields: ComplaintFields, mode: Mode): Wrong {
  const { kind, category, text, confidentiality, contact, phone, name, creditCode } = fields;
  const title = titleOf(fields);
  const wrong: Wrong = {};
  if (!kind) wrong.kind = 'choose';
  if (!category) wrong.category = 'choose';
  if (lengthOf(title) < LEAST.title) wrong.title = 'too-short';
  if (lengthOf(text) < LEAST.text) wrong.text = 'too-short';
  if (lengthOf(text) > LIMITS.text) wrong.text = 'too-long';
  if (mode === 'outside' || confidentiality === 'anonymous') return wrong;
  if (mode === 'behalf') {
    if (lengthOf(name) < LEAST.name) wrong.name = 'too-short';
    if (creditCode.trim() && !isCreditCode(creditCode.trim().toUpperCase())) wrong.creditCode = 'credit-code';
  }
  if (mode === 'own' && confidentiality === 'open' && lengthOf(contact) < LEAST.contact)
    wrong.contact = 'too-short';
  const isPhoneWanted = (mode === 'own' && confidentiality === 'open') || phone.trim() !== '';
  if (isPhoneWanted && !PHONE.test(phone.trim())) wrong.phone = 'phone';
  return wrong;
}

/** The first step in which something is wrong. */
export const stepOf = (wrong: Partial<Record<FieldName, unknown>>): StepName | null =>
  STEPS.find((step) => namesOf(step).some((name) => wrong[name])) ?? null;

export const namesOf = (step: StepName): FieldName[] =>
  (Object.keys(STEP_OF) as FieldName[]).filter((name) => STEP_OF[name] === step);

/** A disclosure is sealed at least, whatever stood there before the kind was chosen. */
export const settled = (fields: ComplaintFields): ComplaintFields =>
  fields.kind
    ? { ...fields, confidentiality: confidentialityOf(fields.kind, fields.confidentiality) }
    : fields;

/** Nothing was typed: what is only chosen beforehand does not count. */
export function isEmpty({
  kind,
  category,
  title,
  text,
  complainedOf,
  contact,
  name,
}: ComplaintFields): boolean {
  return !kind && !category && complainedOf.length === 0 && !`${title}${text}${contact}${name}`.trim();
}

/** The first sentence of the text: the title of whoever types none. */
export function titleFrom(text: string): string {
  const [first = ''] = text.trim().split(/[。！？!?；;\n]/u);
  return [...first.trim()].slice(0, 40).join('');
}

/** As it is sent: what was typed, or the first sentence of the text. */
export const titleOf = ({ title, text }: Pick<ComplaintFields, 'title' | 'text'>): string =>
  title.trim() || titleFrom(text);
