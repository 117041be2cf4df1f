import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AdminModule } from '@duban/admin';
import { BoardsModule } from '@duban/boards';
import { getBoard, saveDraft, submitReport, type Problem } from '@duban/contracts';
import { IdentityModule } from '@duban/identity';
import { ProjectsModule } from '@duban/projects';
import { ReportsModule } from '@duban/reports';
import { SupervisionModule } from '@duban/supervision';
import { startApp, watch, type TestApp, type TestUser } from '@duban/testing';

const PLAN = { year: 2026, amountFen: '1', reason: '调整', approvedBy: '某人', version: 1 };

/** Whatever is sent, the answer is a refusal with a code: never a 500, never the end of the process. */
describe('what nobody should send', () => {
  const web = path.join(os.tmpdir(), `duban-web-${randomUUID()}`);
  let app: TestApp;
  let monitor: TestUser;
  let project: { id: string };

  beforeAll(async () => {
    await mkdir(path.join(web, 'assets'), { recursive: true });
    await writeFile(path.join(web, 'index.html'), '<!doctype html>');
    const modules = [IdentityModule, SupervisionModule, ProjectsModule, ReportsModule, BoardsModule];
    app = await startApp({
      modules: [...modules, AdminModule.with({ DEMO: true })],
      env: { DEMO: '1', WEB_DIR: web },
    });
    monitor = await app.as('monitor');
    project = await app.given.project({ unit: await app.given.org() });
  });
  afterAll(async () => {
    await app.close();
    await rm(web, { recursive: true });
  });

  const send = async (
    path: string,
    { by = monitor, method = 'GET', headers = {}, body }: Partial<Sent> = {},
  ): Promise<{ status: number; problem: Problem }> => {
    const response = await fetch(`${app.url}/api${path}`, {
      method,
      headers: { cookie: by.cookie, 'x-csrf-token': by.csrf, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, problem: (await response.json()) as Problem };
  };
  type Sent = { by: TestUser; method: string; headers: Record<string, string>; body: string };
  const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const id = randomUUID();

  it.each([
    ['a NUL in a user name', '/session', 'username', { username: 'a\0b', password: 'x' }],
    ['a NUL deep in a body', '/projects/%/plans', 'reason', { ...PLAN, reason: '调\0整' }],
    ['half a pair of surrogates', '/projects/%/plans', 'approvedBy', { ...PLAN, approvedBy: '某\ud800' }],
  ])('%s', async (_, path, field, body) => {
    const { status, problem } = await send(path.replace('%', project.id), {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect(status).toBe(400);
    expect(problem.fields).toContainEqual({ path: field, code: 'unreadable-text', facts: {} });
  });

  it.each([
    '/projects?q=%00',
    '/projects?township=%00',
    `/projects?sort=lag&cursor=${cursor(['lag', '1e999', id])}`,
    `/projects?sort=name&cursor=${cursor(['name', '\0', id])}`,
    `/notices?cursor=${cursor(['abc', id])}`,
    `/notices?cursor=${cursor([1, 'x'])}`,
  ])('%s', async (path) => {
    expect(await send(path)).toMatchObject({ status: 400, problem: { code: 'invalid' } });
  });

  it.each([['x'], [1e30], ['1']])('a cursor of events made of %s', async (key) => {
    const by = await app.as('auditor');
    expect((await send(`/events?cursor=${cursor([key])}`, { by })).status).toBe(400);
  });

  it('months and days outside the calendar', async () => {
    for (const period of ['0000-01', '0001-01', '0100-01'])
      expect((await send(`/projects/${project.id}/reports/${period}`)).status).toBe(404);
    const body = JSON.stringify({ version: 1, plannedStart: '0000-01-01' });
    expect((await send(`/projects/${project.id}`, { method: 'PATCH', body })).status).toBe(400);
    const to = JSON.stringify({ to: '9999-12-31T23:59:59-23:59' });
    const admin = await app.as('admin');
    expect((await send('/demo/clock', { by: admin, method: 'POST', body: to })).status).toBe(400);
  });

  it('a CSRF token of other letters', async () => {
    const headers = { 'x-csrf-token': 'é'.repeat(monitor.csrf.length) };
    expect(await send('/notices', { method: 'POST', headers, body: '{}' })).toMatchObject({
      status: 403,
      problem: { code: 'bad-csrf' },
    });
  });

  it('amounts whose sums could be neither kept nor told; the board stands', async () => {
    const unit = await app.given.org();
    const { id: projectId } = await app.given.project({ unit });
    const reporter = await app.as('reporter', unit);
    const params = { projectId, period: '2026-05' };
    const content = { monthFen: '9'.repeat(18), physicalBp: 1, progressText: '主体施工' };
    const refused = await reporter.refusal(submitReport, { params, body: { content, version: 0 } });
    expect(refused.fields).toEqual([{ path: 'content.monthFen', code: 'too-large', facts: {} }]);
    const draft = { nextPlanFen: '9'.repeat(16) };
    expect((await reporter.refusal(saveDraft, { params, body: { draft, version: 0 } })).status).toBe(400);
    const largest = { ...content, monthFen: '9'.repeat(15) };
    await reporter.call(submitReport, { params, body: { content: largest, version: 0 } });
    expect((await monitor.call(getBoard)).board.projects.count).toBe(2);
  });

  it('a body without end', async () => {
    const deep = `{"username":"a","password":"b","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect((await send('/session', { method: 'POST', body: deep })).status).toBe(401);
    const wide = JSON.stringify({ roles: Array.from({ length: 100_000 }, () => 1) });
    const { status, problem } = await send('/accounts', {
      by: await app.as('admin'),
      method: 'POST',
      body: wide,
    });
    expect([status, problem.fields?.length]).toEqual([400, 100]);
  });

  it('pages and files that are not there', async () => {
    for (const place of ['/assets/old-chunk.js', '/assets/%2e%2e%2findex.html', '/api/projects/%ZZ']) {
      const response = await fetch(app.url + place);
      expect([place, response.status >= 400 && response.status < 500]).toEqual([place, true]);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    }
    expect((await fetch(`${app.url}/projects/some`)).status).toBe(200);
  });

  it('a word on the socket without what belongs to it', async () => {
    const socket = await watch(app.url, monitor, false);
    const answers = (message: unknown) =>
      new Promise((resolve) => void socket.emit('watch', message, resolve));
    socket.emit('watch');
    expect(await answers(null)).toEqual({ version: expect.any(Number) });
    expect(await answers({ board: 'yes' })).toEqual({ version: expect.any(Number) });
    socket.close();
  });
});
