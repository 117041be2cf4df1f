import type { Endpoint } from '@duban/contracts';
import { scopeOf } from '@duban/domain';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { SYSTEM, type Actor } from '../access/actor';
import { CONFIG, type Config } from '../config/config';
import { sameOrigin, Sessions } from '../live/live-server';
import { DomainError } from './domain-error';
import { ENDPOINT, type KnownRequest } from './endpoint.decorator';

const NOBODY: Actor = { ...SYSTEM, kind: 'person', name: '' };

/**
 * First door of every endpoint: origin, session, CSRF token, and whether the roles grant the action at all. Whether
 * they grant it on this row is the service's to say. A route without a contract is refused.
 */
@Injectable()
export class RightsGuard implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = Reflect.getMetadata(ENDPOINT, context.getHandler()) as Endpoint | undefined;
    const request = context.switchToHttp().getRequest<KnownRequest>();
    if (!endpoint) throw new DomainError('not-found');
    const requestId = request.known.requestId;
    const writes = endpoint.method !== 'GET';
    if (writes && !sameOrigin(request.headers.origin, request.headers.host, this.config.PUBLIC_URL))
      throw new DomainError('bad-csrf');

    // what a page fetches while nobody is there does not keep the session alive
    const used = writes || request.headers['x-background'] === undefined;
    const session = await this.sessions.find(request.headers.cookie, requestId, used);
    request.known.actor = session?.actor ?? { ...NOBODY, requestId };
    request.known.sessionId = session?.id ?? null;
    request.known.csrf = session?.csrf ?? null;
    if (endpoint.needs === 'public') return true;
    if (!session) throw new DomainError('not-signed-in');
    if (writes && !equal(request.headers['x-csrf-token'], session.csrf)) throw new DomainError('bad-csrf');
    if (session.mustChangePassword && endpoint.needs !== 'session')
      throw new DomainError('forbidden', { reason: 'must-change-password' });
    if (endpoint.needs !== 'session' && scopeOf(session.actor.roles, endpoint.needs) === null)
      throw new DomainError('forbidden', { action: endpoint.needs });
    return true;
  }
}

function equal(sent: string | string[] | undefined, kept: string): boolean {
  if (typeof sent !== 'string') return false;
  const [a, b] = [Buffer.from(sent), Buffer.from(kept)];
  // lengths in bytes: a letter beyond ASCII takes two
  return a.length === b.length && timingSafeEqual(a, b);
}
