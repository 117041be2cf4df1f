import { ERROR_STATUS, type ErrorCode } from '@duban/contracts';

export type RefusedField = { path: string; code: string; facts: Record<string, unknown> };

/** A refusal in the words of the contracts: a code, the facts behind it, and the fields it is about. */
export class DomainError extends Error {
  readonly status: number;
  constructor(
    readonly code: ErrorCode,
    readonly facts: Record<string, unknown> = {},
    readonly fields?: RefusedField[],
  ) {
    super(code);
    this.status = ERROR_STATUS[code];
  }
}
