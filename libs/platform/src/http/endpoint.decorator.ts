import type { Call, Endpoint } from '@duban/contracts';
import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../access/actor';

export const ENDPOINT = 'duban:endpoint';

/** What the pipeline has learnt about a request by the time a controller sees it. */
export type Known = {
  requestId: string;
  actor: Actor;
  sessionId: string | null;
  csrf: string | null;
  /** Its log line names nobody. */
  quiet?: boolean;
  call: Call<Endpoint>;
};
export type KnownRequest = Request & { known: Known };

/** Routes a method by its contract. The guard checks `needs`, the interceptor validates what comes in and goes out. */
export function Route(endpoint: Endpoint): MethodDecorator {
  return applyDecorators(
    SetMetadata(ENDPOINT, endpoint),
    RequestMapping({ path: endpoint.path, method: RequestMethod[endpoint.method] }),
    HttpCode(200),
  );
}

/** The validated call of a contract: `@Input() { params, body }: Call<typeof submitReport>`. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<KnownRequest>().known.call;
});

/** Who is asking. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<KnownRequest>().known.actor;
});

/** The request itself, with its session: for the few endpoints that open and close sessions. */
export const Req = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<KnownRequest>();
});
