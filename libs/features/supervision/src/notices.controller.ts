import {
  acceptReply,
  dismissNotice,
  getNotice,
  issueNotice,
  listNotices,
  proposeNotice,
  replyNotice,
  returnReply,
  signNotice,
  type Call,
  type NoticeDetail,
} from '@duban/contracts';
import { By, Input, Route, type Actor } from '@duban/platform';
import { Controller } from '@nestjs/common';
import { NoticesReader } from './notices.reader';
import { NoticesService } from './notices.service';

@Controller()
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly reader: NoticesReader,
  ) {}

  @Route(listNotices)
  list(@By() actor: Actor, @Input() { query }: Call<typeof listNotices>) {
    return this.reader.list(actor, query);
  }

  @Route(getNotice)
  get(@By() actor: Actor, @Input() { params }: Call<typeof getNotice>): Promise<NoticeDetail> {
    return this.reader.get(actor, params.noticeId);
  }

  @Route(proposeNotice)
  async propose(@By() actor: Actor, @Input() { body }: Call<typeof proposeNotice>): Promise<NoticeDetail> {
    return this.reader.get(actor, await this.notices.propose(actor, body));
  }

  @Route(issueNotice)
  async issue(
    @By() actor: Actor,
    @Input() { params, body }: Call<typeof issueNotice>,
  ): Promise<NoticeDetail> {
    await this.notices.issue(actor, params.noticeId, body);
    return this.reader.get(actor, params.noticeId);
  }

  @Route(dismissNotice)
  async dismiss(
    @By() actor: Actor,
    @Input() { params, body }: Call<typeof dismissNotice>,
  ): Promise<NoticeDetail> {
    await this.notices.dismiss(actor, params.noticeId, body);
    return this.reader.get(actor, params.noticeId);
  }

  @Route(signNotice)
  async sign(@By() actor: Actor, @Input() { params, body }: Call<typeof signNotice>): Promise<NoticeDetail> {
    await this.notices.sign(actor, params.noticeId, body);
    return this.reader.get(actor, params.noticeId);
  }

  @Route(replyNotice)
  async reply(
    @By() actor: Actor,
    @Input() { params, body }: Call<typeof replyNotice>,
  ): Promise<NoticeDetail> {
    await this.notices.reply(actor, params.noticeId, body);
    return this.reader.get(actor, params.noticeId);
  }

  @Route(acceptReply)
  async accept(
    @By() actor: Actor,
    @Input() { params, body }: Call<typeof acceptReply>,
  ): Promise<NoticeDetail> {
    await this.notices.accept(actor, params.noticeId, body);
    return this.reader.get(actor, params.noticeId);
  }

  @Route(returnReply)
  async sendBack(
    @By() actor: Actor,
    @Input() { params, body }: Call<typeof returnReply>,
  ): Promise<NoticeDetail> {
    await this.notices.sendBack(actor, params.noticeId, body);
    return this.reader.get(actor, params.noticeId);
  }
}
