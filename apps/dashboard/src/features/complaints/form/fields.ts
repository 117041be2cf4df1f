import {
  type ComplaintCategory,
  type ComplaintKind,
  type Confidentiality,
  confidentialityOf,
} from '@duban/domain';

export type Picked = { id: string; name: string };

/** What is typed of a problem; empty where nothing was chosen yet. */
export type ComplaintFields = {
  kind: ComplaintKind | '';
  category: ComplaintCategory | '';
  title: string;
  text: string;
  project: Picked | null;
  complainedOf: Picked[];
  confidentiality: Confidentiality;
  contact: string;
  phone: string;
};
export type FieldName = keyof ComplaintFields;
export type WrongCode = 'choose' | 'too-short' | 'too-long' | 'phone';
export type Wrong = Partial<Record<FieldName, WrongCode>>;

export const NO_FIELDS: ComplaintFields = {
  kind: '',
  category: '',
  title: '',
  text: '',
  project: null,
  complainedOf: [],
  confidentiality: 'open',
  contact: '',
  phone: '',
};

export const LIMITS = { title: 60, text: 4000, contact: 40, phone: 20, units: 5 } as const;
const LEAST = { title: 4, text: 10 } as const;
const PHONE = /^[+\d][\d\s-]{5,18}\d$/;

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
  confidentiality: 'who',
  contact: 'who',
  phone: 'who',
};

/** What keeps it from being sent. `reachable`: whoever is not anonymous must say how to be reached. */
export function wrongOf(fields: ComplaintFields, { reachable }: { reachable: boolean }): Wrong {
  const { kind, category, title, text, contact, phone } = fields;
  const wrong: Wrong = {};
  if (!kind) wrong.kind = 'choose';
  if (!category) wrong.category = 'choose';
  if (lengthOf(title) < LEAST.title) wrong.title = 'too-short';
  if (lengthOf(text) < LEAST.text) wrong.text = 'too-short';
  if (lengthOf(text) > LIMITS.text) wrong.text = 'too-long';
  if (reachable && lengthOf(contact) < 2) wrong.contact = 'too-short';
  if (reachable && !PHONE.test(phone.trim())) wrong.phone = 'phone';
  return wrong;
}

/** The first step in which something is wrong. */
export const stepOf = (wrong: Wrong): StepName | null =>
  STEPS.find((step) => namesOf(step).some((name) => wrong[name])) ?? null;

export const namesOf = (step: StepName): FieldName[] =>
  (Object.keys(STEP_OF) as FieldName[]).filter((name) => STEP_OF[name] === step);

/** A disclosure is sealed at least, whatever stood there before the kind was chosen. */
export const settled = (fields: ComplaintFields): ComplaintFields =>
  fields.kind
    ? { ...fields, confidentiality: confidentialityOf(fields.kind, fields.confidentiality) }
    : fields;

export const isEmpty = (fields: ComplaintFields): boolean =>
  JSON.stringify({ ...fields, confidentiality: 'open' }) === JSON.stringify(NO_FIELDS);

/** The first sentence is a title to begin with; who types one of their own keeps it. */
export function titleFrom(text: string): string {
  const [first = ''] = text.trim().split(/[。！？!?；;\n]/u);
  return [...first.trim()].slice(0, LIMITS.title).join('');
}
