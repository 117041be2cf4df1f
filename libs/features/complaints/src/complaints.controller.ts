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
  async accept(@By() actor: Actor, @Input() { params, body }: Call<typeof acceptComplaint>) {
    await this.office.accept(actor, params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(refuseComplaint)
  async refuse(@By() actor: Actor, @Input() { params, body }: Call<typeof refuseComplaint>) {
    await this.office.refuse(actor, params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(assignComplaint)
  async assign(@By() actor: Actor, @Input() { params, body }: Call<typeof assignComplaint>) {
    await this.office.assign(actor, params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(escalateComplaint)
  async escalate(@By() actor: Actor, @Input() { params, body }: Call<typeof escalateComplaint>) {
    await this.office.escalate(actor, params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(callBackComplaint)
  async callBack(@By() actor: Actor, @Input() { params, body }: Call<typeof callBackComplaint>) {
    await this.office.callBack(actor, params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(settleWithdrawal)
  async settleWithdrawal(@By() actor: Actor, @Input() { params, body }: Call<typeof settleWithdrawal>) {
    await this.office.settleWithdrawal(actor, params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(archiveComplaint)
  async archive(@By() actor: Actor, @Input() { params, body }: Call<typeof archiveComplaint>) {
    await this.office.archive(actor, params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(contactSender)
  async contact(@By() actor: Actor, @Input() { params, body }: Call<typeof contactSender>) {
    await this.unit.contact(actor, params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(answerComplaint)
  async answer(@By() actor: Actor, @Input() { params, body }: Call<typeof answerComplaint>) {
    await this.unit.answer(actor, params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(decideComplaint)
  async decide(@By() actor: Actor, @Input() { params, body }: Call<typeof decideComplaint>) {
    await this.unit.decide(actor, params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(noteOnComplaint)
  async note(@By() actor: Actor, @Input() { params, body }: Call<typeof noteOnComplaint>) {
    await this.unit.note(asActor(actor), params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(askComplaintExtension)
  async askExtension(@By() actor: Actor, @Input() { params, body }: Call<typeof askComplaintExtension>) {
    await this.unit.askExtension(actor, params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(decideComplaintExtension)
  async decideExtension(
    @By() actor: Actor,
    @Input() { params, body }: Call<typeof decideComplaintExtension>,
  ) {
    await this.unit.decideExtension(actor, params, body);
    return this.after(actor, params);
  }

  @Route(rateComplaint)
  async rate(@By() actor: Actor, @Input() { params, body }: Call<typeof rateComplaint>) {
    await this.sender.rate(asActor(actor), params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(withdrawComplaint)
  async withdraw(@By() actor: Actor, @Input() { params, body }: Call<typeof withdrawComplaint>) {
    await this.sender.withdraw(asActor(actor), params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(askUnsealing)
  async askUnsealing(@By() actor: Actor, @Input() { params, body }: Call<typeof askUnsealing>) {
    await this.unsealing.ask(actor, params.complaintId, body);
    return this.after(actor, params);
  }

  @Route(decideUnsealing)
  async decideUnsealing(@By() actor: Actor, @Input() { params, body }: Call<typeof decideUnsealing>) {
    await this.unsealing.decide(actor, params, body);
    return this.after(actor, params);
  }

  private after(actor: Actor, { complaintId }: One): Promise<ComplaintDetail> {
    return this.reader.get(actor, complaintId);
  }
}
