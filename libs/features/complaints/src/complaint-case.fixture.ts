import {
  acceptComplaint,
  answerComplaint,
  assignComplaint,
  contactSender,
  fileComplaint,
  getComplaint,
  type ComplaintDetail,
  type Endpoint,
  type Problem,
} from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { startApp, userOf, type GivenOrg, type TestApp, type TestUser } from '@duban/testing';
import type { DynamicModule, Type } from '@nestjs/common';
import { ComplaintsModule } from './complaints.module';

type Words = Record<string, unknown>;

/** The enterprise whose name nobody is to learn: three texts to look for everywhere. */
export const SENDER = {
  name: '安徽晨曦精密机械有限公司',
  contact: '闻人若溪',
  phone: '13955187624',
  creditCode: '91340122MA2N4XPD7K',
};
export const MATTER = {
  category: 'arbitrary-fees',
  kind: 'complaint',
  title: '检测费用重复收取',
  text: '同一批次的设备被要求重复检测，两次都收了费，没有收据。',
  complainedOfIds: [] as string[],
} as const;

/** A county with its office, two departments, a township complained of, and an enterprise, on Monday 2026-05-11, ten in the morning. */
export type ComplaintCase = {
  app: TestApp;
  county: GivenOrg;
  lead: GivenOrg;
  helper: GivenOrg;
  accused: GivenOrg;
  /** A unit below the one complained of. */
  below: GivenOrg;
  enterprise: GivenOrg;
  monitor: TestUser;
  head: TestUser;
  leader: TestUser;
  auditor: TestUser;
  handler: TestUser;
  co: TestUser;
  accusedHandler: TestUser;
  foreignHandler: TestUser;
  firm: TestUser;
  otherFirm: TestUser;
  anybody: TestUser;
  filed(over?: Words): Promise<ComplaintDetail>;
  assigned(over?: Words): Promise<ComplaintDetail>;
  /** Answered by the lead unit, and waiting for the enterprise. */
  answered(over?: Words): Promise<ComplaintDetail>;
  /** An act by somebody who has just looked at the complaint. */
  act(user: TestUser, endpoint: Endpoint, id: string, body?: Words, more?: Words): Promise<ComplaintDetail>;
  refused(user: TestUser, endpoint: Endpoint, id: string, body?: Words, more?: Words): Promise<Problem>;
  seen(id: string, user?: TestUser): Promise<ComplaintDetail>;
  /** Topics this person was told, the newest first. */
  told(user: TestUser): Promise<string[]>;
};

export async function complaintCase(
  modules: (Type | DynamicModule)[] = [],
  env: Record<string, string> = {},
): Promise<ComplaintCase> {
  const app = await startApp({ modules: [IdentityModule, ComplaintsModule, ...modules], env });
  const { given } = app;
  const county = await given.org({ kind: 'county', name: '肥东县' });
  const org = (name: string, kind: 'department' | 'township', parent = county) =>
    given.org({ name, kind, parent });
  const lead = await org('市场监督管理局', 'department');
  const helper = await org('财政局', 'department');
  const accused = await org('撮镇镇', 'township');
  const below = await org('撮镇工业集聚区', 'township', accused);
  const foreign = await org('店埠镇', 'township');
  const enterprise = await given.org({ kind: 'enterprise', name: SENDER.name });
  await app.query('update orgs set credit_code = $2 where id = $1', [enterprise.id, SENDER.creditCode]);
  const other = await given.org({ kind: 'enterprise', name: '肥东远航食品有限公司' });
  const people = {
    monitor: await app.as('monitor', county),
    head: await app.as('office-head', county),
    leader: await app.as('leader', county),
    auditor: await app.as('auditor', county),
    handler: await app.as('handler', lead),
    co: await app.as('handler', helper),
    accusedHandler: await app.as('handler', accused),
    foreignHandler: await app.as('handler', foreign),
    firm: await app.as('enterprise', enterprise),
    otherFirm: await app.as('enterprise', other),
    anybody: userOf(app.url, '', ''),
  };
  const { monitor, handler, firm } = people;

  const seen = (id: string, user: TestUser = monitor) =>
    user.call(getComplaint, { params: { complaintId: id } });
  const callOf = async (id: string, body: Words, more: Words) =>
    ({ params: { complaintId: id, ...more }, body: { version: (await seen(id)).version, ...body } }) as never;
  const act = async (user: TestUser, endpoint: Endpoint, id: string, body: Words = {}, more: Words = {}) =>
    (await user.call(endpoint, await callOf(id, body, more))) as ComplaintDetail;
  const refused = async (
    user: TestUser,
    endpoint: Endpoint,
    id: string,
    body: Words = {},
    more: Words = {},
  ) => user.refusal(endpoint, await callOf(id, body, more));

  const filed = async (over: Words = {}) => {
    const body = { ...MATTER, complainedOfIds: [accused.id], contact: SENDER.contact, phone: SENDER.phone };
    const { id } = await firm.call(fileComplaint, { body: { ...body, ...over } as never });
    return seen(id ?? '');
  };
  const assigned = async (over: Words = {}) => {
    const { id } = await filed(over);
    await act(monitor, acceptComplaint, id, { complexity: 'plain' });
    return act(monitor, assignComplaint, id, { leadId: lead.id });
  };
  const answered = async (over: Words = {}) => {
    const { id } = await assigned(over);
    await act(handler, contactSender, id, { text: '已与企业核对两次检测的批次。' });
    return act(handler, answerComplaint, id, { text: '重复收取的费用已退回。' });
  };
  const told = async (user: TestUser) => {
    const rows = await app.query<{ topic: string }>(
      `select i.topic from inbox i join sessions s on s.account_id = i.account_id
       where s.csrf = $1 order by i.id desc`,
      [user.csrf],
    );
    return rows.map(({ topic }) => topic);
  };
  return {
    ...{ app, county, lead, helper, accused, below, enterprise },
    ...people,
    ...{ filed, assigned, answered, act, refused, seen, told },
  };
}
