import { type Answer, listOrgs } from '@duban/contracts';
import { useFetched } from '../../../shared/query';

type Org = Answer<typeof listOrgs>['items'][number];

/** Units a notice may go to; those that are on the paper already are always among them. */
export function useUnits(
  present: readonly { id: string; name: string; shortName: string }[] = [],
): Pick<Org, 'id' | 'name' | 'shortName'>[] {
  const orgs = useFetched(listOrgs, { query: {} });
  const units = (orgs.data?.items ?? []).filter((org) => org.active && org.kind !== 'enterprise');
  const missing = present.filter((unit) => !units.some((org) => org.id === unit.id));
  return [...missing, ...units];
}
