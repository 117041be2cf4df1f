import {
  acceptComplaint,
  answerComplaint,
  archiveComplaint,
  askComplaintExtension,
  askUnsealing,
  assignComplaint,
  callBackComplaint,
  contactSender,
  decideComplaint,
  decideComplaintExtension,
  decideUnsealing,
  escalateComplaint,
  exportComplaints,
  fileComplaint,
  findSimilarComplaints,
  getComplaint,
  getComplaintFigures,
  listComplaints,
  noteOnComplaint,
  rateComplaint,
  recordVerdict,
  refuseComplaint,
  registerComplaint,
  settleWithdrawal,
  withdrawComplaint,
  type Call,
  type ComplaintDetail,
} from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { asActor } from './complaint-acts';
import { ComplaintsReader } from './complaints.reader';
import { FilingService } from './filing.service';
import { OfficeService } from './office.service';
import { SenderService } from './sender.service';
import { UnitService } from './unit.service';
import { UnsealingService } from './unsealing.service';

type One = { complaintId: string };

@Controller()
export class ComplaintsController {
  constructor(
    private readonly filing: FilingService,
    private readonly office: OfficeService,
    private readonly unit: UnitService,
    private readonly sender: SenderService,
    private readonly unsealing: UnsealingService,
    private readonly reader: ComplaintsReader,
  ) {}

  @Route(fileComplaint)
  file(@By() actor: Actor, @Input() { body }: Call<typeof fileComplaint>) {
    return this.filing.file(actor, body);
  }

  @Route(registerComplaint)
  register(@By() actor: Actor, @Input() { body }: Call<typeof registerComplaint>) {
    return this.filing.register(actor, body);
  }

  // named paths before the one with an id
  @Route(findSimilarComplaints)
  similar(@By() actor: Actor, @Input() { query }: Call<typeof findSimilarComplaints>) {
    return this.reader.similar(actor, query);
  }

  @Route(exportComplaints)
  export(@By() actor: Actor, @Input() { query }: Call<typeof exportComplaints>) {
    return this.reader.export(actor, query);
  }

  @Route(getComplaintFigures)
  figures(@By() actor: Actor, @Input() { query }: Call<typeof getComplaintFigures>) {
    return this.reader.figures(actor, query);
  }

  @Route(listComplaints)
  list(@By() actor: Actor, @Input() { query }: Call<typeof listComplaints>) {
    return this.reader.list(actor, query);
  }

  @Route(getComplaint)
  get(@By() actor: Actor, @Input() { params }: Call<typeof getComplaint>): Promise<ComplaintDetail> {
    return this.reader.get(actor, params.complaintId);
  }

  @Route(acceptComplaint)
  accept(@By() actor: Actor, @Input() { params, body }: Call<typeof acceptComplaint>) {
    return this.after(actor, params, this.office.accept(actor, params.complaintId, body));
  }

  @Route(refuseComplaint)
  refuse(@By() actor: Actor, @Input() { params, body }: Call<typeof refuseComplaint>) {
    return this.after(actor, params, this.office.refuse(actor, params.complaintId, body));
  }

  @Route(assignComplaint)
  assign(@By() actor: Actor, @Input() { params, body }: Call<typeof assignComplaint>) {
    return this.after(actor, params, this.office.assign(actor, params.complaintId, body));
  }

  @Route(escalateComplaint)
  escalate(@By() actor: Actor, @Input() { params, body }: Call<typeof escalateComplaint>) {
    return this.after(actor, params, this.office.escalate(actor, params.complaintId, body));
  }

  @Route(callBackComplaint)
  callBack(@By() actor: Actor, @Input() { params, body }: Call<typeof callBackComplaint>) {
    return this.after(actor, params, this.office.callBack(actor, params.complaintId, body));
  }

  @Route(recordVerdict)
  recordVerdict(@By() actor: Actor, @Input() { params, body }: Call<typeof recordVerdict>) {
    return this.after(actor, params, this.office.recordVerdict(actor, params.complaintId, body));
  }

  @Route(settleWithdrawal)
  settleWithdrawal(@By() actor: Actor, @Input() { params, body }: Call<typeof settleWithdrawal>) {
    return this.after(actor, params, this.office.settleWithdrawal(actor, params.complaintId, body));
  }

  @Route(archiveComplaint)
  archive(@By() actor: Actor, @Input() { params, body }: Call<typeof archiveComplaint>) {
    return this.after(actor, params, this.office.archive(actor, params.complaintId, body));
  }

  @Route(contactSender)
  contact(@By() actor: Actor, @Input() { params, body }: Call<typeof contactSender>) {
    return this.after(actor, params, this.unit.contact(actor, params.complaintId, body));
  }

  @Route(answerComplaint)
  answer(@By() actor: Actor, @Input() { params, body }: Call<typeof answerComplaint>) {
    return this.after(actor, params, this.unit.answer(actor, params.complaintId, body));
  }

  @Route(decideComplaint)
  decide(@By() actor: Actor, @Input() { params, body }: Call<typeof decideComplaint>) {
    return this.after(actor, params, this.unit.decide(actor, params.complaintId, body));
  }

  @Route(noteOnComplaint)
  note(@By() actor: Actor, @Input() { params, body }: Call<typeof noteOnComplaint>) {
    return this.after(actor, params, this.unit.note(asActor(actor), params.complaintId, body));
  }

  @Route(askComplaintExtension)
  askExtension(@By() actor: Actor, @Input() { params, body }: Call<typeof askComplaintExtension>) {
    return this.after(actor, params, this.unit.askExtension(actor, params.complaintId, body));
  }

  @Route(decideComplaintExtension)
  decideExtension(@By() actor: Actor, @Input() { params, body }: Call<typeof decideComplaintExtension>) {
    return this.after(actor, params, this.unit.decideExtension(actor, params, body));
  }

  @Route(rateComplaint)
  rate(@By() actor: Actor, @Input() { params, body }: Call<typeof rateComplaint>) {
    return this.after(actor, params, this.sender.rate(asActor(actor), params.complaintId, body));
  }

  @Route(withdrawComplaint)
  withdraw(@By() actor: Actor, @Input() { params, body }: Call<typeof withdrawComplaint>) {
    return this.after(actor, params, this.sender.withdraw(asActor(actor), params.complaintId, body));
  }

  @Route(askUnsealing)
  askUnsealing(@By() actor: Actor, @Input() { params, body }: Call<typeof askUnsealing>) {
    return this.after(actor, params, this.unsealing.ask(actor, params.complaintId, body));
  }

  @Route(decideUnsealing)
  decideUnsealing(@By() actor: Actor, @Input() { params, body }: Call<typeof decideUnsealing>) {
    return this.after(actor, params, this.unsealing.decide(actor, params, body));
  }

  /** The complaint as it is after the act. */
  private async after(actor: Actor, { complaintId }: One, act: Promise<void>): Promise<ComplaintDetail> {
    await act;
    return this.reader.get(actor, complaintId);
  }
}
