import { readReceiptCode, receiptCode, RECEIPT_LENGTH } from '@duban/domain';
import { Clock, DomainError, rowsOf } from '@duban/platform';
import { AddressLimit } from '@duban/identity';
import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';

/** All that is kept of a receipt code or of the key of a filing: who reads the database can follow nothing with it. */
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** A receipt code, told once, and what is kept of it. */
export function makeReceipt(): { code: string; hash: string } {
  const code = receiptCode(randomBytes(RECEIPT_LENGTH));
  return { code, hash: hashOf(readReceiptCode(code) ?? '') };
}

/** Of one address in a minute, without login: complaints filed, and receipt codes that are none. */
const FILED = 5;
const WRONG = 20;
const ASKED = 60;
/** Files in an hour: each may be large, and is there for a day before it is used. */
const SENT = 60;
const HOUR_MS = 3_600_000;

/** The doors that stand open to everybody: what goes through them is counted by address, as signing in is. */
@Injectable()
export class Receipts {
  private readonly filings: AddressLimit;
  private readonly wrong: AddressLimit;
  private readonly asked: AddressLimit;
  private readonly sent: AddressLimit;

  constructor(
    private readonly source: DataSource,
    clock: Clock,
  ) {
    this.filings = new AddressLimit(clock, FILED);
    this.wrong = new AddressLimit(clock, WRONG);
    this.asked = new AddressLimit(clock, ASKED);
    this.sent = new AddressLimit(clock, SENT, HOUR_MS);
  }

  /** Counts a filing without login. */
  filed(address: string): void {
    this.filings.take(address);
  }

  /** Counts a question without login. */
  ask(address: string): void {
    this.asked.take(address);
  }

  /** Counts a file that is about to come without login. */
  sends(address: string): void {
    this.sent.take(address);
  }

  /** The complaint of a receipt code; 404 when there is none, and none is looked for after too many wrong ones. */
  async find(address: string, receipt: string): Promise<string> {
    this.wrong.take(address);
    const code = readReceiptCode(receipt);
    const [row] =
      code === null
        ? []
        : await rowsOf<{ id: string }>(this.source, 'select id from complaints where receipt_hash = $1', [
            hashOf(code),
          ]);
    if (!row) throw new DomainError('not-found');
    this.wrong.giveBack(address);
    return row.id;
  }
}
