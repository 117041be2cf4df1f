import { RECEIPT_HEADER } from '@duban/contracts';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../access/actor';
import type { Keeper } from './attachments';

/** Who has no account and hands files in for one matter, whose code he knows. */
export type Guest = {
  matter: Keeper;
  /** What stands where the name of an account would. */
  name: string;
  /** Who he is nobody is to know: his files lose their names as they come. */
  nameless: boolean;
};
/** Whose an upload is: an account's, or a guest's. */
export type Sender = { actor: Actor; guest: Guest | null };
/** `begins`: another file is about to come; otherwise it is one under way. */
export type Knock = { code: string; address: string; begins: boolean };

/** The one door for who has no account. The feature with the codes says whom it opens to; 404 for any other code. */
@Injectable()
export class UploadGuests {
  private known: ((knock: Knock) => Promise<Guest>) | undefined;

  admitBy(known: (knock: Knock) => Promise<Guest>): void {
    if (this.known) throw new Error('two features admit guests');
    this.known = known;
  }

  /** null: he shows no code, and is asked for his session. */
  async find(request: Request): Promise<Guest | null> {
    const code = request.get(RECEIPT_HEADER);
    if (code === undefined || !this.known) return null;
    return this.known({ code, address: request.ip ?? 'unknown', begins: request.method === 'POST' });
  }
}
