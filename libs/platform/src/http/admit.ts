import type { Endpoint } from '@duban/contracts';
import { scopeOf } from '@duban/domain';
import { timingSafeEqual } from 'node:crypto';
import { SYSTEM, type Actor } from '../access/actor';
import type { Config } from '../config/config';
import { sameOrigin, type Sessions } from '../live/live-server';
import { DomainError } from './domain-error';
import type { KnownRequest } from './endpoint.decorator';

/** Who is not signed in. */
export const NOBODY: Actor = { ...SYSTEM, kind: 'person', name: '' };

/**
 * First door of every request: origin, session, CSRF token, and whether the roles grant the action at all. Whether
 * they grant it on this row is the service's to say.
 */
export async function admit(
  request: KnownRequest,
  { needs, writes }: { needs: Endpoint['needs']; writes: boolean },
  { sessions, config }: { sessions: Sessions; config: Config },
): Promise<void> {
  const requestId = request.known.requestId;
  if (writes && !sameOrigin(request.headers.origin, request.headers.host, config.PUBLIC_URL))
    throw new DomainError('bad-csrf');

  // what a page fetches while nobody is there does not keep the session alive
  const used = writes || request.headers['x-background'] === undefined;
  const session = await sessions.find(request.headers.cookie, requestId, used);
  request.known.actor = session?.actor ?? { ...NOBODY, requestId };
  request.known.sessionId = session?.id ?? null;
  request.known.csrf = session?.csrf ?? null;
  if (needs === 'public') return;
  if (!session) throw new DomainError('not-signed-in');
  if (writes && !equal(request.headers['x-csrf-token'], session.csrf)) throw new DomainError('bad-csrf');
  if (session.mustChangePassword && needs !== 'session')
    throw new DomainError('forbidden', { reason: 'must-change-password' });
  if (needs !== 'session' && scopeOf(session.actor.roles, needs) === null)
    throw new DomainError('forbidden', { action: needs });
}

function equal(sent: string | string[] | undefined, kept: string): boolean {
  if (typeof sent !== 'string') return false;
  const [a, b] = [Buffer.from(sent), Buffer.from(kept)];
  // lengths in bytes: a letter beyond ASCII takes two
  return a.length === b.length && timingSafeEqual(a, b);
}
