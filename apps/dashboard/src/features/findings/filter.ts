import type { Input, listFindings } from '@duban/contracts';
import { FINDING_CHECKS } from '@duban/domain';
import { among, idOr } from '../../shared/address';

type Query = NonNullable<Input<typeof listFindings>['query']>;
export const STATES = ['open', 'dismissed', 'noticed', 'cleared', 'all'] as const;
export type FindingFilter = Omit<Query, 'cursor' | 'limit'> & { state: (typeof STATES)[number] };

const shaped = (shape: RegExp, value: string | null) => (value && shape.test(value) ? value : undefined);

/** The state of the list stands in the address; what is not understood is left out. */
export const readFilter = (params: URLSearchParams): FindingFilter => ({
  state: among(STATES, params.get('state')) ?? 'open',
  check: among(FINDING_CHECKS, params.get('check')),
  unitId: idOr(params.get('unitId')),
  projectId: idOr(params.get('projectId')),
  period: shaped(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, params.get('period')),
});
