import {
  changePassword,
  closeAllSessions,
  closeSession,
  getSession,
  openSession,
  type Call,
} from '@duban/contracts';
import { By, CONFIG, Input, Req, Route, type Actor, type Config, type KnownRequest } from '@duban/platform';
import { Controller, Inject } from '@nestjs/common';
import { PasswordsService } from './passwords.service';
import { COOKIE, cookieOptions } from './session-cookie';
import { SignInService } from './sign-in.service';

const DONE = { done: true as const };

@Controller()
export class SessionController {
  constructor(
    private readonly signIn: SignInService,
    private readonly passwords: PasswordsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Route(openSession)
  async open(@Req() request: KnownRequest, @Input() { body }: Call<typeof openSession>) {
    const { token, session } = await this.signIn.open({
      ...body,
      ip: request.ip ?? 'unknown',
      agent: request.headers['user-agent'] ?? '',
      requestId: request.known.requestId,
      replaces: request.known.sessionId,
    });
    request.res?.cookie(COOKIE, token, cookieOptions(this.config));
    return session;
  }

  @Route(getSession)
  read(@By() by: Actor, @Req() request: KnownRequest) {
    return this.signIn.read(by.accountId as string, request.known.csrf as string);
  }

  @Route(closeSession)
  async close(@By() by: Actor, @Req() request: KnownRequest) {
    await this.signIn.close(by, request.known.sessionId as string);
    request.res?.clearCookie(COOKIE, cookieOptions(this.config));
    return DONE;
  }

  @Route(closeAllSessions)
  async closeAll(@By() by: Actor, @Req() request: KnownRequest) {
    await this.signIn.closeAll(by);
    request.res?.clearCookie(COOKIE, cookieOptions(this.config));
    return DONE;
  }

  @Route(changePassword)
  async changePassword(
    @By() by: Actor,
    @Req() request: KnownRequest,
    @Input() { body }: Call<typeof changePassword>,
  ) {
    await this.passwords.change(by, request.known.sessionId as string, body.current, body.next);
    return DONE;
  }
}
