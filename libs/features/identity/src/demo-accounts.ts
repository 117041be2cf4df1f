import type { Answer, getPublicStatus } from '@duban/contracts';
import { Injectable } from '@nestjs/common';

/** The accounts the sign-in page offers in a demonstration; whoever seeds them fills the list at the start. */
@Injectable()
export class DemoAccounts {
  list: Answer<typeof getPublicStatus>['accounts'] = [];
}
