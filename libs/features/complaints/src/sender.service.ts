import type { Call, rateComplaint, withdrawComplaint } from '@duban/contracts';
import { Injectable } from '@nestjs/common';
import { ComplaintActs } from './complaint-acts';
import type { Reader } from './complaint-senders';

/** What the enterprise does with its complaint, by its account or by the receipt code. */
@Injectable()
export class SenderService {
  constructor(private readonly acts: ComplaintActs) {}

  /** 评价: "not", or a bad grade, sends it one level up. */
  async rate(reader: Reader, id: string, body: Call<typeof rateComplaint>['body']): Promise<void> {
    const { outcome, grade, text, version } = body;
    await this.acts.run(reader, { id, version }, 'enterprise', async (tx, complaint) => {
      await this.acts.senders.refuseNames(tx.em, complaint, 'text', text);
      await this.acts.move(
        tx,
        complaint,
        'rate',
        { kind: 'rated', party: 'enterprise', text, facts: { outcome, grade } },
        { verdict: { outcome, grade }, change: (row) => Object.assign(row, { outcome, grade }) },
      );
    });
  }

  async withdraw(reader: Reader, id: string, body: Call<typeof withdrawComplaint>['body']): Promise<void> {
    const { reason, version } = body;
    await this.acts.run(reader, { id, version }, 'enterprise', async (tx, complaint) => {
      await this.acts.senders.refuseNames(tx.em, complaint, 'reason', reason);
      await this.acts.move(
        tx,
        complaint,
        'withdraw',
        { kind: 'withdrawn', party: 'enterprise', text: reason },
        { change: (row) => (row.withdrawn_at = new Date(tx.now)) },
      );
    });
  }
}
