import {
  actOnNotice,
  getNotice,
  issueNotice,
  proposeNotice,
  signNotice,
  type Endpoint,
  type NoticeDetail,
  type Problem,
} from '@duban/contracts';
import type { Severity } from '@duban/domain';
import { IdentityModule } from '@duban/identity';
import { startApp, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import { SupervisionModule } from './supervision.module';

type Given = { severity?: Severity; coUnitIds?: string[] };
type Words = Record<string, unknown>;

/** A county with one unit, one project and the people of a notice, on Monday 2026-05-11, ten in the morning. */
export type NoticeCase = {
  app: TestApp;
  unit: GivenOrg;
  /** Another unit, and its handler. */
  other: GivenOrg;
  stranger: TestUser;
  project: { id: string; name: string };
  monitor: TestUser;
  head: TestUser;
  handler: TestUser;
  proposed(over?: Words): Promise<NoticeDetail>;
  issued(over?: Given): Promise<NoticeDetail>;
  /** Issued, signed for, and being acted on. */
  acting(over?: Given): Promise<NoticeDetail>;
  /** A move by somebody who has just looked at the notice; `more` are other parameters of the path. */
  move(user: TestUser, endpoint: Endpoint, id: string, body?: Words, more?: Words): Promise<NoticeDetail>;
  refused(user: TestUser, endpoint: Endpoint, id: string, body?: Words, more?: Words): Promise<Problem>;
  seen(id: string, user?: TestUser): Promise<NoticeDetail>;
  /** What of the kind was told to this person, newest first: topics with their facts. */
  told(user: TestUser): Promise<{ topic: string; kind: string; data: Words }[]>;
};

export async function noticeCase(now?: string, env: Record<string, string> = {}): Promise<NoticeCase> {
  const app = await startApp({ modules: [IdentityModule, SupervisionModule], env, ...(now ? { now } : {}) });
  const unit = await app.given.org({ name: '撮镇镇' });
  const other = await app.given.org({ name: '店埠镇' });
  const project = await app.given.project({ unit });
  const monitor = await app.as('monitor');
  const head = await app.as('office-head');
  const handler = await app.as('handler', unit);
  const stranger = await app.as('handler', other);

  const seen = (id: string, user: TestUser = monitor) => user.call(getNotice, { params: { noticeId: id } });
  const callOf = async (id: string, body: Words, more: Words) => {
    const { version } = await seen(id);
    return { params: { noticeId: id, ...more }, body: { version, ...body } } as never;
  };
  const move = async (user: TestUser, endpoint: Endpoint, id: string, body: Words = {}, more: Words = {}) =>
    (await user.call(endpoint, await callOf(id, body, more))) as NoticeDetail;
  const refused = async (
    user: TestUser,
    endpoint: Endpoint,
    id: string,
    body: Words = {},
    more: Words = {},
  ) => user.refusal(endpoint, await callOf(id, body, more));

  const proposed = (over: Words = {}) =>
    monitor.call(proposeNotice, {
      body: {
        projectId: project.id,
        title: '加快管线迁改',
        demands: '请说明原因',
        severity: 'urgent',
        ...over,
      } as never,
    });
  const issued = async ({ severity = 'urgent', coUnitIds = [] }: Given = {}) => {
    const id = await app.given.proposedNotice({ unit, project, title: '加快管线迁改' });
    return move(monitor, issueNotice, id, {
      unitId: unit.id,
      coUnitIds,
      severity,
      title: '加快管线迁改',
      demands: '请说明原因',
    });
  };
  const acting = async (over: Given = {}) => {
    const { id } = await issued(over);
    await move(handler, signNotice, id);
    return move(handler, actOnNotice, id, { plan: '本周完成迁改方案' });
  };
  const told = (user: TestUser) =>
    app.query<{ topic: string; kind: string; data: Words }>(
      `select topic, kind, data from inbox where account_id = (
         select account_id from sessions where csrf = $1) order by id desc`,
      [user.csrf],
    );
  return {
    ...{ app, unit, other, stranger, project, monitor, head, handler },
    ...{ proposed, issued, acting, move, refused, seen, told },
  };
}
