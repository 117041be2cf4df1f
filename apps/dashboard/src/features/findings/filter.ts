import type { Input, listFindings } from '@duban/contracts';
import { FINDING_CHECKS } from '@duban/domain';

type Query = NonNullable<Input<typeof listFindings>['query']>;
export const STATES = ['open', 'dismissed', 'noticed', 'cleared', 'all'] as const;
export type FindingFilter = Omit<Query, 'cursor' | 'limit'> & { state: (typeof STATES)[number] };

const among = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((other) => other === value);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const shaped = (shape: RegExp, value: string | null) => (value && shape.test(value) ? value : undefined);

/** The state of the list stands in the address; what is not understood is left out. */
export const readFilter = (params: URLSearchParams): FindingFilter => ({
  state: among(STATES, params.get('state')) ?? 'open',
  check: among(FINDING_CHECKS, params.get('check')),
  unitId: shaped(UUID, params.get('unitId')),
  projectId: shaped(UUID, params.get('projectId')),
  period: shaped(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, params.get('period')),
});

/** The address with one part changed; an empty value falls away. */
export function withPart(params: URLSearchParams, key: string, value: string | null): string {
  const next = new URLSearchParams(params);
  if (value) next.set(key, value);
  else next.delete(key);
  return `?${next.toString()}`;
}
