import {
  countSimilarComplaints,
  fileAnonymously,
  followComplaint,
  listComplaintUnits,
  noteByReceipt,
  rateByReceipt,
  withdrawByReceipt,
  type Call,
  type ComplaintDetail,
} from '@duban/contracts';
import { Input, Req, Route, SYSTEM, type Actor, type KnownRequest } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findUnits } from './complaint-orgs';
import type { Reader } from './complaint-senders';
import { ComplaintsReader } from './complaints.reader';
import { FilingService } from './filing.service';
import { Receipts } from './receipts';
import { SenderService } from './sender.service';
import { UnitService } from './unit.service';

/** Whoever it is, signed in or not: without a name, and without a request that leads back. */
const ANYBODY: Actor = { ...SYSTEM, kind: 'person', name: '' };
const addressOf = (request: KnownRequest) => request.ip ?? 'unknown';

/** What stands open to everybody: filing without a name, and the complaint of a receipt code. */
@Controller()
export class PublicComplaintsController {
  constructor(
    private readonly source: DataSource,
    private readonly receipts: Receipts,
    private readonly filing: FilingService,
    private readonly unit: UnitService,
    private readonly sender: SenderService,
    private readonly reader: ComplaintsReader,
  ) {}

  @Route(listComplaintUnits)
  async units() {
    return { items: await findUnits(this.source.manager) };
  }

  @Route(fileAnonymously)
  file(@Req() request: KnownRequest, @Input() { body }: Call<typeof fileAnonymously>) {
    this.receipts.filed(addressOf(request));
    return this.filing.fileAnonymously(ANYBODY, body);
  }

  @Route(countSimilarComplaints)
  similar(@Req() request: KnownRequest, @Input() { body }: Call<typeof countSimilarComplaints>) {
    this.receipts.ask(addressOf(request));
    return this.reader.countSimilar(body);
  }

  @Route(followComplaint)
  follow(@Req() request: KnownRequest, @Input() { body }: Call<typeof followComplaint>) {
    return this.by(request, body, () => Promise.resolve());
  }

  @Route(noteByReceipt)
  note(@Req() request: KnownRequest, @Input() { body }: Call<typeof noteByReceipt>) {
    const { text } = body;
    return this.by(request, body, (reader, id) => this.unit.note(reader, id, { text, attachmentIds: [] }));
  }

  @Route(rateByReceipt)
  rate(@Req() request: KnownRequest, @Input() { body }: Call<typeof rateByReceipt>) {
    return this.by(request, body, (reader, id) => this.sender.rate(reader, id, body));
  }

  @Route(withdrawByReceipt)
  withdraw(@Req() request: KnownRequest, @Input() { body }: Call<typeof withdrawByReceipt>) {
    return this.by(request, body, (reader, id) => this.sender.withdraw(reader, id, body));
  }

  private async by(
    request: KnownRequest,
    { receipt }: { receipt: string },
    act: (reader: Reader, id: string) => Promise<void>,
  ): Promise<ComplaintDetail> {
    this.receipts.ask(addressOf(request));
    const id = await this.receipts.find(addressOf(request), receipt);
    const reader: Reader = { actor: ANYBODY, receiptOf: id };
    await act(reader, id);
    return this.reader.read(reader, id);
  }
}
