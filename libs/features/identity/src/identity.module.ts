import { Sessions } from '@duban/platform';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountEntity } from './account.entity';
import { AccountsController } from './accounts.controller';
import { AccountsService } from './accounts.service';
import { AddressLimit, EnrolmentLimit } from './address-limit';
import { DemoAccounts } from './demo-accounts';
import { EnrolmentsController } from './enrolments.controller';
import { EnrolmentsService } from './enrolments.service';
import { OrgEntity } from './org.entity';
import { OrgsController } from './orgs.controller';
import { OrgsService } from './orgs.service';
import { PasswordsService } from './passwords.service';
import { SessionController } from './session.controller';
import { AccountSessions } from './sessions';
import { SetupController } from './setup.controller';
import { SetupService } from './setup.service';
import { SignInService } from './sign-in.service';

/** Global: every door of the house asks it who is there. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([OrgEntity, AccountEntity])],
  controllers: [SessionController, AccountsController, OrgsController, EnrolmentsController, SetupController],
  providers: [
    { provide: Sessions, useClass: AccountSessions },
    AccountsService,
    AddressLimit,
    DemoAccounts,
    EnrolmentLimit,
    EnrolmentsService,
    OrgsService,
    PasswordsService,
    SetupService,
    SignInService,
  ],
  exports: [Sessions, DemoAccounts, SetupService],
})
export class IdentityModule {}
