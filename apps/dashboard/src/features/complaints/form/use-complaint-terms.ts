import { type ComplaintTerms, getComplaintTerms } from '@duban/contracts';
import { useFetched } from '../../../shared/query';

/** The county's working days in force; null until they are known: a form promises none that it does not know. */
export function useComplaintTerms(): ComplaintTerms | null {
  return useFetched(getComplaintTerms, {}, { shows: [{ type: 'settings' }] }).data ?? null;
}
