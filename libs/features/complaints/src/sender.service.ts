import type { Call, rateComplaint, withdrawComplaint } from '@duban/contracts';
import { DomainError, type Tx } from '@duban/platform';
import { Injectable } from '@nestjs/common';
import { ComplaintActs } from './complaint-acts';
import type { Reader } from './complaint-senders';
import type { Complaint } from './complaint.entity';

type Body<E> = Call<E> extends { body: infer B } ? B : never;

/** What the enterprise does with its complaint, by its account or by the receipt code. */
@Injectable()
export class SenderService {
  constructor(private readonly acts: ComplaintActs) {}

  /** 评价: "not", or a bad grade, sends it one level up. */
  async rate(reader: Reader, id: string, body: Body<typeof rateComplaint>): Promise<void> {
    const { outcome, grade, text, version } = body;
    await this.acts.run(reader, { id, version }, 'enterprise', async (tx, complaint) => {
      await this.refuseNames(tx, complaint, text, 'text');
      await this.acts.move(
        tx,
        complaint,
        'rate',
        { kind: 'rated', party: 'enterprise', text, facts: { outcome, grade } },
        { verdict: { outcome, grade }, change: (row) => Object.assign(row, { outcome, grade }) },
      );
    });
  }

  async withdraw(reader: Reader, id: string, body: Body<typeof withdrawComplaint>): Promise<void> {
    const { reason, version } = body;
    await this.acts.run(reader, { id, version }, 'enterprise', async (tx, complaint) => {
      await this.refuseNames(tx, complaint, reason, 'reason');
      await this.acts.move(
        tx,
        complaint,
        'withdraw',
        { kind: 'withdrawn', party: 'enterprise', text: reason },
        { change: (row) => (row.withdrawn_at = new Date(tx.now)) },
      );
    });
  }

  private async refuseNames(tx: Tx, complaint: Complaint, text: string, path: string): Promise<void> {
    const found = await this.acts.senders.betrayed(tx.em, complaint, text);
    if (found.length > 0)
      throw new DomainError('complaint-refused', {}, [{ path, code: 'names-sender', facts: { found } }]);
  }
}
