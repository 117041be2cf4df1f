import type { z } from 'zod';
import { Sector, Stage, type Funding as FundingShape } from '@duban/contracts';
import { isProjectCode, type Day } from '@duban/domain';
import type { Fields } from '../project-values';
import { pointOf, type SentProject } from './read-package';
import {
  CODE_SCHEME,
  CREDIT_SCHEME,
  FUNDING_NAME,
  NATURE_OF,
  PLACE_SCHEME,
  SECTOR_OF,
  SECTOR_SCHEME,
  STAGE_OF,
  STAGE_SCHEME,
  STATUS,
  TYPE_OF_NATURE,
} from './words';

type Funding = z.infer<typeof FundingShape>;

/** What the register has of it already: a coarser word from outside does not overwrite a finer one here. */
export type Standing = { stage: string; nature: string };
export type Wanted = {
  /** By which it is known, ours or theirs. */
  codes: string[];
  fields: Partial<Omit<Fields, 'unitId' | 'township'>>;
  currency: string | null;
  point: [number, number] | null;
  authority: { id: string | null; name: string | null };
  place: { code: string | null; name: string | null };
  plans: { year: number; amountFen: string; approvedOn: Day | null }[];
};

/** An OC4IDS project in the words of the register. What it does not tell is not there, and changes nothing. Pure. */
export function fromOc4ids(sent: SentProject, standing: Standing | null, today: Day): Wanted {
  const code = sent.identifiers.find(
    ({ scheme, id }) => scheme === CODE_SCHEME && id && isProjectCode(id),
  )?.id;
  const budget = sent.budget?.amount;
  const [place] = sent.locations;
  const divided = place?.gazetteer?.scheme === PLACE_SCHEME ? place.gazetteer.identifiers?.[0] : undefined;
  return {
    codes: [...new Set([code ?? sent.id, sent.id])],
    fields: told({
      name: sent.title,
      description: sent.description,
      ...wordsOf(sent, standing),
      ...legalOf(sent),
      totalFen: budget?.amount,
      funding: fundingOf(sent),
      address: place?.address?.streetAddress,
      plannedStart: sent.period?.startDate,
      plannedFinish: sent.period?.endDate,
      actualStart: past(sent.implementationPeriod?.startDate, today),
      actualFinish: past(sent.completion?.endDate, today),
      actualOperation: past(sent.maintenancePeriod?.startDate, today),
    }),
    currency: budget?.currency ?? null,
    point: pointOf(place),
    authority: { id: sent.publicAuthority?.id ?? null, name: sent.publicAuthority?.name ?? null },
    place: { code: divided ?? null, name: place?.address?.locality ?? null },
    plans: plansOf(sent),
  };
}

/** A phase that begins later is no fact yet. */
const past = (day: Day | undefined, today: Day) => (day !== undefined && day <= today ? day : undefined);

function wordsOf(sent: SentProject, standing: Standing | null): Partial<Fields> {
  const { status, type, sector } = sent;
  const ours = (scheme: string) =>
    sent.additionalClassifications.find((classified) => classified.scheme === scheme)?.id;
  const stage = Stage.safeParse(ours(STAGE_SCHEME));
  const coarse = STAGE_OF[status ?? ''];
  const isKept = standing !== null && STATUS[standing.stage as keyof typeof STATUS] === status;
  const own = Sector.safeParse(ours(SECTOR_SCHEME));
  const known = sector?.map((word) => SECTOR_OF[word.split('.')[0] ?? '']).find(Boolean);
  return {
    stage: stage.data ?? (isKept ? undefined : coarse),
    sector: own.data ?? known ?? (sector ? 'other' : undefined),
    nature: standing && TYPE_OF_NATURE[standing.nature] === type ? undefined : NATURE_OF[type ?? ''],
  } as Partial<Fields>;
}

/** 法人单位: who buys; the office that answers for the project may be the same. */
function legalOf({ parties }: SentProject): Partial<Fields> {
  const by = (role: string) => parties.find(({ roles, name }) => name && roles?.includes(role));
  const party = by('buyer') ?? by('procuringEntity');
  if (!party?.name) return {};
  const { scheme, id } = party.identifier ?? {};
  return { legalName: party.name, ...(scheme === CREDIT_SCHEME && id ? { creditCode: id } : {}) };
}

const lines = (sent: SentProject) => sent.budget?.budgetBreakdowns ?? [];

/** The amounts of whole years are the plan of each. */
function plansOf(sent: SentProject): Wanted['plans'] {
  const currency = sent.budget?.amount?.currency;
  const years = new Map<number, Wanted['plans'][number]>();
  for (const { amount, period, approvalDate } of lines(sent).flatMap((part) => part.budgetBreakdown)) {
    const year = period?.startDate?.slice(0, 4);
    const isYear =
      /^20\d\d$/.test(year ?? '') &&
      period?.startDate === `${year}-01-01` &&
      period?.endDate === `${year}-12-31`;
    if (!amount || !year || !isYear || amount.currency !== currency || years.has(Number(year))) continue;
    years.set(Number(year), {
      year: Number(year),
      amountFen: amount.amount,
      approvedOn: approvalDate ?? null,
    });
  }
  return [...years.values()];
}

/** 资金来源, as our own packages tell it. */
function fundingOf(sent: SentProject): Funding[] | undefined {
  const part = lines(sent).find(({ id }) => id === 'funding');
  const currency = sent.budget?.amount?.currency;
  return part?.budgetBreakdown.flatMap(({ id, amount }) =>
    id in FUNDING_NAME && amount && amount.currency === currency
      ? [{ kind: id as Funding['kind'], fen: amount.amount }]
      : [],
  );
}

const told = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
