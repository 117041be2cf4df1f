import type { Answer, Call, getPublicStatus, setUp } from '@duban/contracts';
import { Clock, CONFIG, DomainError, rowsOf, SYSTEM, Work, type Config, type Tx } from '@duban/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DemoAccounts } from './demo-accounts';
import { hasAccounts } from './identity.queries';
import { addAccount } from './new-account';
import { OrgEntity } from './org.entity';
import { addOrg } from './orgs.service';
import { hashPassword, refuseWeak } from './passwords';
import { hashToken, makeToken } from './tokens';

const VALID_MS = 24 * 3_600_000;
const SETUP_LOCK = 4_127_003;

type Wish = Call<typeof setUp>['body'];

/** The first administrator of a new installation, through a link that is told on the server's own console. */
@Injectable()
export class SetupService {
  constructor(
    private readonly work: Work,
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly demo: DemoAccounts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async status(): Promise<Answer<typeof getPublicStatus>> {
    return {
      demo: this.config.DEMO,
      operator: this.config.OPERATOR,
      accounts: this.config.DEMO ? this.demo.list : [],
      needsSetup: await this.isNeeded(),
    };
  }

  /** The path of a new one-time link, or null when the installation has accounts. Links of other processes stay valid. */
  async ensureLink(): Promise<string | null> {
    if (!(await this.isNeeded())) return null;
    const token = makeToken();
    const wall = this.clock.wall();
    await this.source.query('delete from setup_links where created_at <= $1', [new Date(wall - VALID_MS)]);
    await this.source.query('insert into setup_links (token_hash, created_at) values ($1, $2)', [
      hashToken(token),
      new Date(wall),
    ]);
    return `/setup/${token}`;
  }

  /** Whether the link is unknown, used or out of date is not told. */
  async setUp(wish: Wish, requestId: string): Promise<void> {
    if (this.config.DEMO) throw new DomainError('setup-used');
    const wall = new Date(this.clock.wall());
    await this.work.run({ ...SYSTEM, requestId }, async (tx) => {
      // two links, or one link twice, at the same time: the second finds the first one's account
      await tx.em.query('select pg_advisory_xact_lock($1)', [SETUP_LOCK]);
      const used = await rowsOf(
        tx.em,
        `update setup_links set used_at = $2 where token_hash = $1 and used_at is null and created_at > $3
         returning token_hash`,
        [hashToken(wish.token), wall, new Date(wall.getTime() - VALID_MS)],
      );
      if (used.length === 0 || (await hasAccounts(tx.em))) throw new DomainError('setup-used');
      refuseWeak(wish.password, wish.username);
      await this.addAdministrator(tx, wish, await this.county(tx, wish.county), wall);
    });
  }

  private async isNeeded(): Promise<boolean> {
    return !this.config.DEMO && !(await hasAccounts(this.source));
  }

  private async county(tx: Tx, name: string): Promise<OrgEntity> {
    const there = await tx.em.findOneBy(OrgEntity, { kind: 'county' });
    if (there) return there;
    const fields = {
      name,
      shortName: name.slice(0, 20),
      kind: 'county',
      regionCode: null,
      creditCode: null,
    } as const;
    return addOrg(tx, fields, null);
  }

  private async addAdministrator(tx: Tx, wish: Wish, county: OrgEntity, wall: Date): Promise<void> {
    await addAccount(tx, {
      username: wish.username,
      name: wish.name,
      orgId: county.id,
      roles: ['admin'],
      passwordHash: await hashPassword(wish.password),
      passwordChangedAt: wall,
      createdAt: wall,
    });
  }
}
