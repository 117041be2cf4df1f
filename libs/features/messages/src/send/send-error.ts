import { OutsideError } from '@duban/platform';

/** Why a letter did not get through. `code` is for people, `detail` for who looks after the server; neither holds a key. */
export class SendError extends OutsideError {
  constructor(
    readonly code: string,
    readonly detail = '',
  ) {
    super(detail ? `${code}: ${detail}` : code);
  }
}

const LONGEST = 300;
const clean = (text: string) =>
  text
    .replace(/https?:\/\/\S+/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST);

/** What a failed connection says, without addresses. */
export function causeOf(error: unknown): string {
  const { message, code, cause } = error as { message?: string; code?: string; cause?: unknown };
  const deeper = cause as { message?: string; code?: string } | undefined;
  return clean([deeper?.code ?? code, deeper?.message ?? message].filter(Boolean).join(' '));
}

export const cleanDetail = clean;
