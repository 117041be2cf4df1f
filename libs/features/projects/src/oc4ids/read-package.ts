import { isDay } from '@duban/domain';
import { DomainError, refusedFields, type RefusedField } from '@duban/platform';
import { isLosslessNumber, parse } from 'lossless-json';
import { z } from 'zod';
import { STAGE_OF, TYPE_WORDS } from './words';

/** More than any county has; a package comes in as one transaction. */
const MAX_PROJECTS = 2000;
const CALENDAR_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const Text = z.string().trim().min(1);
/** The day that is written, wherever the writer's clock stood. */
const Day = z
  .string()
  .refine((text) => CALENDAR_TIME.test(text) && isDay(text.slice(0, 10)), { params: { code: 'date-time' } })
  .transform((text) => text.slice(0, 10));
/** Yuan, or whatever the currency's unit is, as fen: read from the text of the number, never through a float. */
const Fen = z.unknown().transform((sent, context) => {
  const fen = isLosslessNumber(sent) ? fenOf(sent.value) : null;
  if (fen !== null) return fen;
  context.addIssue({ code: 'custom', params: { code: 'amount' } });
  return z.NEVER;
});
const Degrees = z.custom<{ value: string }>(isLosslessNumber).transform(({ value }) => Number(value));

const Span = z.object({ startDate: Day, endDate: Day }).partial();
const Value = z.object({ amount: Fen, currency: z.string().regex(/^[A-Z]{3}$/) });
const Classified = z.object({ scheme: Text, id: Text }).partial();
const Organisation = z
  .object({ id: Text, name: Text, roles: z.array(Text), identifier: Classified })
  .partial();
const Place = z
  .object({
    geometry: z.object({ type: Text, coordinates: z.array(z.unknown()) }).partial(),
    gazetteer: z.object({ scheme: Text, identifiers: z.array(Text) }).partial(),
    address: z.object({ streetAddress: Text, locality: Text }).partial(),
  })
  .partial();
const Breakdown = z.object({
  id: Text,
  amount: Value.optional(),
  period: Span.optional(),
  approvalDate: Day.optional(),
});

/** The part of an OC4IDS project that the register knows. What else is in it is nobody's business here. */
export const SentProject = z.object({
  id: Text.max(200),
  identifiers: z.array(Classified).default([]),
  title: Text,
  description: Text.optional(),
  status: z.enum(Object.keys(STAGE_OF) as [string, ...string[]]).optional(),
  type: z.enum(TYPE_WORDS).optional(),
  sector: z.array(Text).optional(),
  additionalClassifications: z.array(Classified).default([]),
  period: Span.optional(),
  implementationPeriod: Span.optional(),
  maintenancePeriod: Span.optional(),
  completion: z.object({ endDate: Day.optional() }).optional(),
  publicAuthority: Organisation.optional(),
  parties: z.array(Organisation).default([]),
  locations: z.array(Place).default([]),
  budget: z
    .object({
      amount: Value,
      budgetBreakdowns: z.array(z.object({ id: Text, budgetBreakdown: z.array(Breakdown).default([]) })),
    })
    .partial()
    .optional(),
});
export type SentProject = z.output<typeof SentProject>;

/** One pair of coordinates, if that is what they are. */
export function pointOf(place: SentProject['locations'][number] | undefined): [number, number] | null {
  const { type, coordinates } = place?.geometry ?? {};
  const point = z.tuple([Degrees, Degrees]).safeParse(coordinates);
  if (type !== 'Point' || !point.success) return null;
  const [longitude, latitude] = point.data;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : null;
}

export type Read = { raw: Record<string, unknown>; project: SentProject };
export type Package = { head: Record<string, unknown>; uri: string; read: Read[]; refused: RefusedField[] };

const invalid = (fields: RefusedField[]) => new DomainError('invalid', {}, fields);

/**
 * A package, or one project alone. What is not JSON or no package is thrown; what is wrong in a project is told with
 * its place in the file, every fault of every project.
 */
export function readPackage(text: string): Package {
  const sent = parsed(text);
  const { projects, ...head } = 'projects' in sent || !('id' in sent) ? sent : { projects: [sent] };
  const list = z.array(z.record(z.string(), z.unknown())).min(1).max(MAX_PROJECTS).safeParse(projects);
  if (!list.success) throw invalid(refusedFields(list.error, 'projects'));
  const refused: RefusedField[] = [];
  const read: Read[] = [];
  const places = new Map<string, number>();
  list.data.forEach((raw, i) => {
    const project = SentProject.safeParse(raw);
    if (!project.success) return refused.push(...refusedFields(project.error, `projects.${i}`));
    const { id } = project.data;
    const first = places.get(id);
    if (first !== undefined) refused.push({ path: `projects.${i}.id`, code: 'twice', facts: { id, first } });
    places.set(id, i);
    return read.push({ raw, project: project.data });
  });
  return { head, uri: typeof head.uri === 'string' ? head.uri.slice(0, 300) : '', read, refused };
}

function parsed(text: string): Record<string, unknown> {
  let sent: unknown;
  try {
    // a mark at the beginning of the file belongs to the file and not to the text
    sent = parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw invalid([
      { path: 'text', code: 'not-json', facts: { found: (error as Error).message.slice(0, 200) } },
    ]);
  }
  if (typeof sent === 'object' && sent !== null && !Array.isArray(sent))
    return sent as Record<string, unknown>;
  throw invalid([{ path: 'text', code: 'not-a-package', facts: {} }]);
}

/** '4E7' and '40000000.00' are the same amount. null: no amount, less than a fen, or more than can be kept. */
export function fenOf(text: string): string | null {
  const parts = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
  if (!parts) return null;
  const fraction = parts[2] ?? '';
  const power = Number(parts[3] ?? 0) + 2 - fraction.length;
  const digits = BigInt(`${parts[1]}${fraction}`);
  const unit = 10n ** BigInt(Math.abs(power));
  if (power < 0 && digits % unit !== 0n) return null;
  const fen = power < 0 ? digits / unit : digits * unit;
  return fen < 10n ** 18n ? fen.toString() : null;
}
