import type { Session } from '@duban/contracts';
import {
  Calendars,
  Clock,
  CONFIG,
  DomainError,
  LiveServer,
  Metrics,
  SYSTEM,
  Work,
  type Actor,
  type Config,
  type Tx,
} from '@duban/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountEntity } from './account.entity';
import { AddressLimit } from './address-limit';
import { findNotAdmitted, type NotAdmitted } from './enrolments.queries';
import { accountLocked, countFailure, lockedUntil, NO_FAILURES } from './failures';
import { presentSession, presentToday } from './identity.presenter';
import { findCredentials, getAccount, type Credentials } from './identity.queries';
import { isPassword } from './passwords';
import { hashToken, makeToken } from './tokens';

export type Attempt = {
  username: string;
  password: string;
  ip: string;
  agent: string;
  requestId: string;
  /** The session the browser brought along: the new one takes its place. */
  replaces: string | null;
};
/** An account of this name, or else who asked for one by it; and whether the password is theirs. */
type Found = { known: Credentials | null; applicant: NotAdmitted | null; matches: boolean };
type Opened = { token: string; csrf: string; accountId: string };

/** Opening and closing sessions. */
@Injectable()
export class SignInService {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly live: LiveServer,
    private readonly metrics: Metrics,
    private readonly addresses: AddressLimit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The password is checked before the account's row is locked (it takes long, and as long for nobody), the outcome is
   * settled under the lock: whoever comes after the fifth failure hears of the lock, not of the password.
   */
  async open(attempt: Attempt): Promise<{ token: string; session: Session }> {
    this.addresses.take(attempt.ip);
    const known = await findCredentials(this.source, attempt.username);
    const applicant = known ? null : await findNotAdmitted(this.source, attempt.username);
    const matches = await isPassword(attempt.password, (known ?? applicant)?.password_hash ?? null);
    const by =
      known && matches ? personOf(known, attempt.requestId) : { ...SYSTEM, requestId: attempt.requestId };
    const outcome = await this.work.run(by, (tx) => this.settle(tx, attempt, { known, applicant, matches }));
    if (outcome instanceof DomainError) {
      this.metrics.refusals.inc();
      throw outcome;
    }
    this.addresses.giveBack(attempt.ip);
    if (attempt.replaces) this.live.signOut({ sessionId: attempt.replaces }, 'closed');
    return { token: outcome.token, session: await this.read(outcome.accountId, outcome.csrf) };
  }

  /** Disabled accounts, unknown ones and wrong passwords are told the same; who waits for an account is told so. */
  private async settle(
    tx: Tx,
    attempt: Attempt,
    { known, applicant, matches }: Found,
  ): Promise<Opened | DomainError> {
    const wall = this.clock.wall();
    const account = known
      ? await tx.em.findOne(AccountEntity, { where: { id: known.id }, lock: { mode: 'pessimistic_write' } })
      : null;
    // never the user name of an unknown account: people type their password there
    const refuse = (reason: string, error = new DomainError('wrong-credentials')) => {
      const subject = { type: 'account', id: account?.id ?? 'unknown' };
      tx.record({ type: 'session.refused', subject, data: { reason, ip: attempt.ip } });
      return error;
    };
    if (!account)
      return applicant && matches ? refuse('not-admitted', notAdmitted(applicant)) : refuse('unknown');
    const until = lockedUntil(account, wall);
    if (until) return refuse('locked', accountLocked(until));
    if (account.disabled || !matches || account.passwordHash !== known?.password_hash) {
      const refusal = refuse(account.disabled ? 'disabled' : 'wrong-password');
      await countFailure(tx, account, wall);
      return refusal;
    }
    return this.write(tx, account, attempt);
  }

  private async write(tx: Tx, account: AccountEntity, attempt: Attempt): Promise<Opened> {
    const seen = new Date(this.clock.wall());
    const [token, csrf] = [makeToken(), makeToken()];
    await tx.em.update(AccountEntity, account.id, { ...NO_FAILURES, lastSeenAt: seen });
    await tx.em.query(
      "delete from sessions where token_hash = $1 or (account_id = $2 and created_at < $3::timestamptz - interval '1 day')",
      [attempt.replaces, account.id, seen],
    );
    await tx.em.query(
      `insert into sessions (token_hash, account_id, csrf, created_at, seen_at, ip, agent)
       values ($1, $2, $3, $4, $4, $5, $6)`,
      [hashToken(token), account.id, csrf, seen, attempt.ip, attempt.agent.slice(0, 200)],
    );
    const subject = { type: 'account', id: account.id };
    tx.record({ type: 'session.opened', subject, data: { ip: attempt.ip } });
    return { token, csrf, accountId: account.id };
  }

  /** What the signed-in person sees of their own session. */
  async read(accountId: string, csrf: string): Promise<Session> {
    const calendar = await this.calendars.current();
    return presentSession(await getAccount(this.source, accountId), {
      csrf,
      demo: this.config.DEMO,
      today: presentToday(calendar, await this.clock.read()),
      idleMinutes: this.config.IDLE_MINUTES,
    });
  }

  async close(by: Actor, sessionId: string): Promise<void> {
    await this.end(by, 'token_hash', sessionId);
    this.live.signOut({ sessionId }, 'closed');
  }

  async closeAll(by: Actor): Promise<void> {
    const accountId = by.accountId as string;
    await this.end(by, 'account_id', accountId);
    this.live.signOut({ accountId }, 'closed');
  }

  private async end(by: Actor, column: 'token_hash' | 'account_id', value: string): Promise<void> {
    await this.work.run(by, async (tx) => {
      await tx.em.query(`delete from sessions where ${column} = $1`, [value]);
      const subject = { type: 'account', id: by.accountId as string };
      tx.record({ type: 'session.closed', subject, data: { everywhere: column === 'account_id' } });
    });
  }
}

const notAdmitted = ({ state, filed_at, decided_at, reason }: NotAdmitted) =>
  new DomainError('not-admitted', { state, at: (decided_at ?? filed_at).toISOString(), reason });

function personOf(known: Credentials, requestId: string): Actor {
  const { id, name, roles, org_id } = known;
  return { accountId: id, orgId: org_id, orgIds: [org_id], roles, name, kind: 'person', requestId };
}
