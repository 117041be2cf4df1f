import { DomainError } from '@duban/platform';

/** One field is refused, and why. */
export const refusal = (path: string, code: string, facts: Record<string, unknown> = {}) =>
  new DomainError('invalid', {}, [{ path, code, facts }]);
