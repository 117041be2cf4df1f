import type { Call, Endpoint } from '@duban/contracts';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { z } from 'zod';
import { isKeepable } from '../database/paging';
import { DomainError, type RefusedField } from './domain-error';
import { ENDPOINT, type KnownRequest } from './endpoint.decorator';

/** Validates what comes in by the contract, and lets nothing out that the contract does not name. */
@Injectable()
export class ContractInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = Reflect.getMetadata(ENDPOINT, context.getHandler()) as Endpoint;
    const request = context.switchToHttp().getRequest<KnownRequest>();
    request.known.call = parseCall(endpoint, request);
    // a file is made while it is sent: what is in it is the endpoint's to say
    if (endpoint.file) return next.handle();
    return next.handle().pipe(map((answer) => endpoint.returns.parse(answer)));
  }
}

/** More refused fields than any form has are not told. */
const MAX_TOLD = 100;

function parseCall(endpoint: Endpoint, request: KnownRequest): Call<Endpoint> {
  const refused: RefusedField[] = [];
  const part = (schema: z.ZodType | undefined, sent: unknown) => {
    const parsed = schema?.safeParse(sent ?? {});
    // looked for in what the contract names: what was sent may be as deep as it likes
    if (parsed?.success) refused.push(...unkeepable(parsed.data, []));
    else if (parsed) refused.push(...parsed.error.issues.flatMap(fieldOf));
    return parsed?.data;
  };
  // A malformed id names nothing that exists: 404, as for any other thing one may not know.
  if (endpoint.params && !endpoint.params.safeParse(request.params).success)
    throw new DomainError('not-found');
  const call = {
    params: part(endpoint.params, request.params),
    query: part(endpoint.query, request.query),
    body: part(endpoint.body, request.body),
  };
  if (refused.length > 0) throw new DomainError('invalid', {}, refused.slice(0, MAX_TOLD));
  return call as Call<Endpoint>;
}

/** Texts PostgreSQL cannot keep: a NUL, or half of a pair of surrogates. */
function unkeepable(sent: unknown, path: (string | number)[]): RefusedField[] {
  if (typeof sent === 'string')
    return isKeepable(sent) ? [] : [{ path: path.join('.'), code: 'unreadable-text', facts: {} }];
  if (typeof sent !== 'object' || sent === null) return [];
  return Object.entries(sent).flatMap(([key, value]) => unkeepable(value, [...path, key]));
}

/** What is wrong with a part of a body whose shape hangs on something else that was sent; `at`: where that part is. */
export const refusedFields = (error: z.ZodError, at: string): RefusedField[] =>
  error.issues
    .flatMap(fieldOf)
    .map((field) => ({ ...field, path: field.path === '' ? at : `${at}.${field.path}` }))
    .slice(0, MAX_TOLD);

/** A zod issue as a field, a code and what is allowed: words are made on the screen. */
function fieldOf(issue: z.core.$ZodIssue): RefusedField[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...issue.path, key].join('.'),
      code: 'unknown-field',
      facts: {},
    }));
  const {
    code,
    path,
    message: _message,
    input: _input,
    ...rest
  } = issue as z.core.$ZodIssue & Record<string, unknown>;
  const facts = Object.fromEntries(
    Object.entries(rest).filter(
      ([, v]) => ['string', 'number', 'boolean'].includes(typeof v) || Array.isArray(v),
    ),
  );
  delete facts.errors;
  return [
    {
      path: path.join('.'),
      code:
        code === 'custom'
          ? String(((rest.params as { code?: string }) ?? {}).code ?? code)
          : code.replaceAll('_', '-'),
      facts,
    },
  ];
}
