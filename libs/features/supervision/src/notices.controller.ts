import {
  acceptReply,
  actOnNotice,
  approveNotice,
  archiveNotice,
  askOffice,
  closeNotice,
  decideRequest,
  dismissNotice,
  explainRung,
  exportNotices,
  feedBackNotice,
  getNotice,
  issueNotice,
  listNotices,
  proposeNotice,
  replyNotice,
  resumeNotice,
  returnReply,
  signNotice,
  withdrawNotice,
  type Call,
  type NoticeDetail,
} from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { NoticeDecisionsService } from './notice-decisions.service';
import { NoticeIssueService } from './notice-issue.service';
import { NoticeOfficeService } from './notice-office.service';
import { NoticeRequestsService } from './notice-requests.service';
import { NoticeUnitService } from './notice-unit.service';
import { NoticesReader } from './notices.reader';

type One = { noticeId: string };

@Controller()
export class NoticesController {
  constructor(
    private readonly issuing: NoticeIssueService,
    private readonly unit: NoticeUnitService,
    private readonly office: NoticeOfficeService,
    private readonly requests: NoticeRequestsService,
    private readonly decisions: NoticeDecisionsService,
    private readonly reader: NoticesReader,
  ) {}

  @Route(listNotices)
  list(@By() actor: Actor, @Input() { query }: Call<typeof listNotices>) {
    return this.reader.list(actor, query);
  }

  @Route(exportNotices)
  export(@By() actor: Actor, @Input() { query }: Call<typeof exportNotices>) {
    return this.reader.export(actor, query);
  }

  @Route(getNotice)
  get(@By() actor: Actor, @Input() { params }: Call<typeof getNotice>): Promise<NoticeDetail> {
    return this.reader.get(actor, params.noticeId);
  }

  @Route(explainRung)
  explain(@By() actor: Actor, @Input() { params }: Call<typeof explainRung>) {
    return this.reader.explainRung(actor, params.noticeId, params.rung);
  }

  @Route(proposeNotice)
  async propose(@By() actor: Actor, @Input() { body }: Call<typeof proposeNotice>): Promise<NoticeDetail> {
    return this.reader.get(actor, await this.issuing.propose(actor, body));
  }

  @Route(approveNotice)
  approve(@By() actor: Actor, @Input() { params, body }: Call<typeof approveNotice>): Promise<NoticeDetail> {
    return this.after(actor, params, this.issuing.approve(actor, params.noticeId, body));
  }

  @Route(issueNotice)
  issue(@By() actor: Actor, @Input() { params, body }: Call<typeof issueNotice>): Promise<NoticeDetail> {
    return this.after(actor, params, this.issuing.issue(actor, params.noticeId, body));
  }

  @Route(dismissNotice)
  dismiss(@By() actor: Actor, @Input() { params, body }: Call<typeof dismissNotice>): Promise<NoticeDetail> {
    return this.after(actor, params, this.issuing.dismiss(actor, params.noticeId, body));
  }

  @Route(signNotice)
  sign(@By() actor: Actor, @Input() { params, body }: Call<typeof signNotice>): Promise<NoticeDetail> {
    return this.after(actor, params, this.unit.sign(actor, params.noticeId, body));
  }

  @Route(actOnNotice)
  act(@By() actor: Actor, @Input() { params, body }: Call<typeof actOnNotice>): Promise<NoticeDetail> {
    return this.after(actor, params, this.unit.act(actor, params.noticeId, body));
  }

  @Route(feedBackNotice)
  feedBack(
    @By() actor: Actor,
    @Input() { params, body }: Call<typeof feedBackNotice>,
  ): Promise<NoticeDetail> {
    return this.after(actor, params, this.unit.feedBack(actor, params.noticeId, body));
  }

  @Route(replyNotice)
  reply(@By() actor: Actor, @Input() { params, body }: Call<typeof replyNotice>): Promise<NoticeDetail> {
    return this.after(actor, params, this.unit.reply(actor, params.noticeId, body));
  }

  @Route(acceptReply)
  accept(@By() actor: Actor, @Input() { params, body }: Call<typeof acceptReply>): Promise<NoticeDetail> {
    return this.after(actor, params, this.office.accept(actor, params.noticeId, body));
  }

  @Route(returnReply)
  sendBack(@By() actor: Actor, @Input() { params, body }: Call<typeof returnReply>): Promise<NoticeDetail> {
    return this.after(actor, params, this.office.sendBack(actor, params.noticeId, body));
  }

  @Route(closeNotice)
  close(@By() actor: Actor, @Input() { params, body }: Call<typeof closeNotice>): Promise<NoticeDetail> {
    return this.after(actor, params, this.office.close(actor, params.noticeId, body));
  }

  @Route(archiveNotice)
  archive(@By() actor: Actor, @Input() { params, body }: Call<typeof archiveNotice>): Promise<NoticeDetail> {
    return this.after(actor, params, this.office.archive(actor, params.noticeId, body));
  }

  @Route(withdrawNotice)
  withdraw(
    @By() actor: Actor,
    @Input() { params, body }: Call<typeof withdrawNotice>,
  ): Promise<NoticeDetail> {
    return this.after(actor, params, this.office.withdraw(actor, params.noticeId, body));
  }

  @Route(resumeNotice)
  resume(@By() actor: Actor, @Input() { params, body }: Call<typeof resumeNotice>): Promise<NoticeDetail> {
    return this.after(actor, params, this.office.resume(actor, params.noticeId, body));
  }

  @Route(askOffice)
  ask(@By() actor: Actor, @Input() { params, body }: Call<typeof askOffice>): Promise<NoticeDetail> {
    return this.after(actor, params, this.requests.ask(actor, params.noticeId, body));
  }

  @Route(decideRequest)
  decide(@By() actor: Actor, @Input() { params, body }: Call<typeof decideRequest>): Promise<NoticeDetail> {
    const { noticeId, requestId } = params;
    return this.after(actor, params, this.decisions.decide(actor, noticeId, requestId, body));
  }

  /** The notice as it is after the move. */
  private async after(actor: Actor, { noticeId }: One, move: Promise<void>): Promise<NoticeDetail> {
    await move;
    return this.reader.get(actor, noticeId);
  }
}
