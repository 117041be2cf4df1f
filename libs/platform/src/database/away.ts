import { OutsideError } from '../tasks/outside-error';

/** The database is going, coming or full: 57P01 to 57P03, 53300, class 08. */
const AWAY = /^(57P0[1-3]|53300|08...)$/;
const LOST = /ECONNREFUSED|ECONNRESET|terminat|Connection|timeout exceeded/i;

/** Nobody's fault, and over soon: the database is not there, or not yet. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof OutsideError) return false;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return AWAY.test(code) || LOST.test(`${code} ${message}`);
}
