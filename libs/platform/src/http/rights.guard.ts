import type { Endpoint } from '@duban/contracts';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { Sessions } from '../live/live-server';
import { admit } from './admit';
import { DomainError } from './domain-error';
import { ENDPOINT, type KnownRequest } from './endpoint.decorator';

/** Admits to every endpoint of the contracts. A route without a contract is refused. */
@Injectable()
export class RightsGuard implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = Reflect.getMetadata(ENDPOINT, context.getHandler()) as Endpoint | undefined;
    if (!endpoint) throw new DomainError('not-found');
    const request = context.switchToHttp().getRequest<KnownRequest>();
    request.known.quiet = endpoint.quiet === true;
    const { sessions, config } = this;
    await admit(request, { needs: endpoint.needs, writes: endpoint.method !== 'GET' }, { sessions, config });
    return true;
  }
}
