import type { Answer, Endpoint, ErrorCode, Input, Problem } from '@duban/contracts';
import { isPresent } from './presence';

type Facts = Record<string, unknown>;
export type FieldError = { path: string; code: string; facts: Facts };
export type FailCode = ErrorCode | 'no-network' | 'no-answer';

/** What the server refused (problem+json), or that it could not be reached at all (status 0). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: FailCode,
    readonly facts: Facts = {},
    readonly requestId: string | null = null,
    readonly fields: FieldError[] = [],
  ) {
    super(code);
    this.name = 'ApiError';
  }
}

export const isApiError = (error: unknown): error is ApiError => error instanceof ApiError;

let csrf: string | null = null;
/** The session hands its token over; every request that changes something carries it. */
export const setCsrf = (token: string | null): void => {
  csrf = token;
  if (token === null) partings.forEach((part) => part());
};
export const csrfToken = (): string | null => csrf;

const partings = new Set<() => void>();
/** What runs by itself stops when the person leaves: it must not go on in the name of the next one. */
export const whenLeaving = (part: () => void): void => void partings.add(part);

export type Parts = { params?: object; query?: object; body?: unknown };
/** `{}` may be left out where an endpoint takes nothing. */
export type CallInput<E> = Record<never, never> extends Input<E> ? [input?: Input<E>] : [Input<E>];

/** The address of a call: parameters in the path, the rest as query; empty values are left out. */
export function addressOf(endpoint: Pick<Endpoint, 'path'>, input: Parts = {}): string {
  const params = (input.params ?? {}) as Record<string, string>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value));
  }
  const text = query.toString();
  return `/api${path}${text ? `?${text}` : ''}`;
}

/** Without a problem a proxy spoke, not our server. */
function errorOf(status: number, problem: Partial<Problem> | null, requestId: string | null): ApiError {
  if (!problem) {
    const code = status === 401 ? 'not-signed-in' : status >= 500 ? 'unavailable' : 'no-answer';
    return new ApiError(status, code, {}, requestId);
  }
  const { code = 'internal', facts = {}, fields = [] } = problem;
  return new ApiError(status, code, facts, problem.requestId ?? requestId, fields);
}

/** What was refused to a request that was not made here: an upload's. */
export function problemOf(status: number, text: string, requestId: string | null): ApiError {
  try {
    return errorOf(status, JSON.parse(text) as Partial<Problem>, requestId);
  } catch {
    return errorOf(status, null, requestId);
  }
}

async function refusal(response: Response): Promise<ApiError> {
  const requestId = response.headers.get('x-request-id');
  try {
    return errorOf(response.status, (await response.json()) as Partial<Problem>, requestId);
  } catch {
    return errorOf(response.status, null, requestId);
  }
}

/** One call of one endpoint: `call(getNotice, { params: { noticeId } })`. Throws ApiError, and nothing else. */
export async function call<E extends Endpoint>(
  endpoint: E,
  ...[input, signal]: [...CallInput<E>, signal?: AbortSignal]
): Promise<Answer<E>> {
  const response = await ask(endpoint, (input ?? {}) as Parts, signal as AbortSignal | undefined);
  return (response.status === 204 ? { done: true } : await response.json()) as Answer<E>;
}

/** A file that has no address: what it is asked for with may stand in none. */
export async function fetchFile<E extends Endpoint>(endpoint: E, input: Input<E>): Promise<Blob> {
  return (await ask(endpoint, input as Parts)).blob();
}

async function ask(endpoint: Endpoint, parts: Parts, signal?: AbortSignal): Promise<Response> {
  const changes = endpoint.method !== 'GET';
  const headers: Record<string, string> = { accept: 'application/json' };
  if (parts.body !== undefined) headers['content-type'] = 'application/json';
  if (changes && csrf) headers['x-csrf-token'] = csrf;
  // what the page fetches by itself is no use of the session: it may run out
  if (!changes && !isPresent()) headers['x-background'] = '1';
  let response: Response;
  try {
    response = await fetch(addressOf(endpoint, parts), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      body: parts.body === undefined ? undefined : JSON.stringify(parts.body),
      signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'no-network');
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

/** The query key of a call: all calls of an endpoint share the first part. */
export const keyOf = (endpoint: Pick<Endpoint, 'name'>, input: Parts = {}): readonly unknown[] => [
  endpoint.name,
  input.params ?? null,
  input.query ?? null,
];
