import {
  countSimilarComplaints,
  fileAnonymously,
  followComplaint,
  listComplaintUnits,
  noteByReceipt,
  openByReceipt,
  rateByReceipt,
  withdrawByReceipt,
  type Call,
  type ComplaintDetail,
} from '@duban/contracts';
import {
  Attachments,
  FileAnswers,
  Input,
  Req,
  Route,
  Sealed,
  SYSTEM,
  type Actor,
  type KnownRequest,
} from '@duban/platform';
import { Controller } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findUnits } from './complaint-orgs';
import type { Reader } from './complaint-senders';
import { COMPLAINT_FILES } from './complaint-steps';
import { ComplaintsReader } from './complaints.reader';
import { FilingService } from './filing.service';
import { Receipts } from './receipts';
import { SenderService } from './sender.service';
import { UnitService } from './unit.service';

/** Whoever it is, signed in or not: without a name, and without a request that leads back. */
const ANYBODY: Actor = { ...SYSTEM, kind: 'person', name: '' };
const addressOf = (request: KnownRequest) => request.ip ?? 'unknown';

/** What stands open to everybody: filing without a name, and the complaint of a receipt code with its files. */
@Controller()
export class PublicComplaintsController {
  constructor(
    private readonly source: DataSource,
    private readonly receipts: Receipts,
    private readonly filing: FilingService,
    private readonly unit: UnitService,
    private readonly sender: SenderService,
    private readonly reader: ComplaintsReader,
    private readonly attachments: Attachments,
    private readonly files: FileAnswers,
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
    return this.by(request, body, (reader, id) => this.unit.note(reader, id, body));
  }

  @Route(openByReceipt)
  @Sealed()
  async open(@Req() request: KnownRequest, @Input() { body }: Call<typeof openByReceipt>) {
    const matter = { type: COMPLAINT_FILES, id: await this.find(request, body) };
    const file = await this.attachments.getOf(matter, body.attachmentId);
    return body.as === 'file' ? this.files.whole(file) : this.files.preview(file, body.as);
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
    const id = await this.find(request, { receipt });
    const reader: Reader = { actor: ANYBODY, receiptOf: id };
    await act(reader, id);
    return this.reader.read(reader, id);
  }

  private find(request: KnownRequest, { receipt }: { receipt: string }): Promise<string> {
    this.receipts.ask(addressOf(request));
    return this.receipts.find(addressOf(request), receipt);
  }
}
