import { ERROR_STATUS, type ErrorCode, type Problem } from '@duban/contracts';
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { isDatabaseAway } from '../database/away';
import { LOG, type Log } from '../log/log';
import { DomainError } from './domain-error';
import type { KnownRequest } from './endpoint.decorator';

/** PostgreSQL's word for a value that is already there. */
const UNIQUE_VIOLATION = '23505';

/** Every refusal leaves as RFC 9457 problem+json with a code; what went wrong inside goes to the log only. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<KnownRequest>();
    const response = http.getResponse<Response>();
    if (response.headersSent) return void response.end();
    const refusal = asDomainError(error);
    const requestId = request.known?.requestId ?? '';
    if (refusal.status >= 500)
      this.log.error({ err: error, requestId, path: request.path }, 'a request failed');
    response
      .status(refusal.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(refusal, requestId)));
  }
}

export const problemOf = ({ code, status, facts, fields }: DomainError, requestId: string): Problem => ({
  type: `urn:duban:error:${code}`,
  title: code,
  status,
  code,
  facts,
  ...(fields ? { fields } : {}),
  requestId,
});

export function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof HttpException) return new DomainError(codeOf(error.getStatus()));
  const { code, status, type } = error as { code?: string; status?: number; type?: string };
  // what express and its middleware refuse: a body too large, a file that is not there
  if (typeof status === 'number' && status >= 400)
    return new DomainError(codeOf(status), type === undefined ? {} : { reason: type });
  if (code === UNIQUE_VIOLATION) return new DomainError('taken');
  if (isDatabaseAway(error)) return new DomainError('unavailable');
  return new DomainError('internal');
}

export function codeOf(status: number): ErrorCode {
  if (status === 404) return 'not-found';
  const match = Object.entries(ERROR_STATUS).find(([, s]) => s === status);
  return (match?.[0] as ErrorCode | undefined) ?? (status >= 500 ? 'internal' : 'invalid');
}
