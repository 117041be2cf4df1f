export { AddressLimit } from './address-limit';
export { DemoAccounts } from './demo-accounts';
export { IdentityModule } from './identity.module';
export { presentToday } from './identity.presenter';
export { hashPassword, PASSWORD_PARAMS } from './passwords';
export { SetupService } from './setup.service';
