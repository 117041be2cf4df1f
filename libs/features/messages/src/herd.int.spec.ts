import { IdentityModule } from '@duban/identity';
import { SupervisionModule } from '@duban/supervision';
import { startApp, type GivenOrg, type TestApp } from '@duban/testing';
import { MessagesModule } from './index';
import { readMail, startMailbox, startRobot, type Mailbox, type Robot } from './testing/sinks';

const COUNT = 500;
/** Tuesday 2026-05-12, the end of work: all of them were due on Monday. */
const OVERDUE = '2026-05-12T17:30:00+08:00';

let app: TestApp;
let mailbox: Mailbox;
let robot: Robot;
let town: GivenOrg;

beforeEach(async () => {
  [mailbox, robot] = [await startMailbox(), await startRobot()];
  app = await startApp({
    modules: [IdentityModule, SupervisionModule, MessagesModule],
    env: { SMTP_URL: mailbox.url, WEBHOOK_HOSTS: robot.host, PUBLIC_URL: 'https://duban.example' },
  });
  town = await app.given.org({ name: '撮镇镇' });
});
afterEach(async () => {
  await app.close();
  await Promise.all([mailbox.close(), robot.close()]);
});

const keep = (accountId: string, channel: string, address: string, secret: string | null = null) =>
  app.query(
    'insert into message_channels (account_id, channel, address, secret, active) values ($1, $2, $3, $4, true)',
    [accountId, channel, address, secret],
  );

/** Running notices of the town whose first reminder falls due in the same second. */
async function overdue(count: number): Promise<void> {
  const project = await app.given.project({ unit: town });
  await app.query(
    `insert into notices (id, number_year, number_seq, title, state, severity, source, subject_type, subject_id,
       subject_name, unit_id, reason_code, proposed_at, issued_at, working_days, sign_due_day, due_day, due_at,
       signed_at, acting_at, next_rung, next_day)
     select gen_random_uuid(), 2026, i, '督促加快建设进度' || i, 'acting', 'urgent', 'by-hand', 'project', $2, $3, $4,
       'by-hand', now(), '2026-05-06T09:00+08', 3, '2026-05-07', '2026-05-11', '2026-05-11T17:30+08',
       '2026-05-06T10:00+08', '2026-05-06T10:00+08', 'reminder-1', '2026-05-12'
     from generate_series(1, $1::int) i`,
    [count, project.id, project.name, town.id],
  );
  await app.query(
    `insert into notice_rungs (notice_id, key, seq, day, at, effects, provisional)
     select id, 'reminder-1', 3, '2026-05-12', $1, '{remind-unit,copy-supervisor}', false from notices`,
    [new Date(OVERDUE)],
  );
  await app.query(
    `insert into tasks (kind, subject, due_at, payload, created_at)
     select 'notice.rung-due', id::text, $1, '{}', now() from notices`,
    [new Date(OVERDUE)],
  );
}

it('T17: 500 notices overdue in one minute make one digest for each person', async () => {
  const wang = await app.given.account({ role: 'handler', org: town, name: '王海涛' });
  const head = await app.given.account({ role: 'handler', org: town, name: '镇长' });
  const monitor = await app.given.account({ role: 'monitor', org: town, name: '陈静' });
  const silent = await app.given.account({ role: 'monitor', org: town, name: '没有渠道的人' });
  await app.query('update orgs set head_id = $2 where id = $1', [town.id, head]);
  await keep(wang, 'email', 'wang@feidong.example');
  await keep(head, 'dingtalk', `http://${robot.host}/robot/send?access_token=head`, 'SEC-head');
  await keep(monitor, 'wecom', `http://${robot.host}/cgi-bin/webhook/send?key=monitor`);
  await overdue(COUNT);

  await app.fastForward({ to: '2026-05-12T17:40:00+08:00' });

  const told = await app.query<{ account_id: string; n: number }>(
    'select account_id, count(*)::int as n from inbox group by account_id',
  );
  expect(new Map(told.map(({ account_id, n }) => [account_id, n]))).toEqual(
    new Map([wang, head, monitor, silent].map((id) => [id, COUNT])),
  );
  expect(mailbox.mails).toHaveLength(1);
  const mail = readMail(mailbox.mails[0]?.raw ?? '');
  expect(mail.subject).toBe(`督办提醒：${COUNT} 件督办逾期`);
  expect(mail.text).toContain('1. 〔2026〕');
  expect(mail.text).toContain('撮镇镇 · 5月11日到期 · 一次催办');
  expect(mail.text).toContain(`还有 ${COUNT - 50} 件，请到系统查看。`);
  const paths = robot.posts.map(({ path }) => path.split('?')[0]).sort();
  expect(paths).toEqual(['/cgi-bin/webhook/send', '/robot/send']);
  expect(await app.query('select channel, lines, state from deliveries order by channel')).toEqual(
    ['dingtalk', 'email', 'wecom'].map((channel) => ({ channel, lines: COUNT, state: 'sent' })),
  );

  await app.fastForward({ to: '2026-05-13T09:00:00+08:00' });
  expect(mailbox.mails).toHaveLength(1);
  expect(robot.posts).toHaveLength(2);
});
