import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  actOnNotice,
  askOffice,
  ATTACHMENT_HEADER,
  dismissNotice,
  feedBackNotice,
  findAttachment,
  proposeNotice,
  removeAttachment,
  replyNotice,
  signNotice,
  type Problem,
} from '@duban/contracts';
import { ATTACHMENT_LIMITS, ROLES } from '@duban/domain';
import { CONFIG, verifyChain, type Config } from '@duban/platform';
import { sendFile, tus, type TestUser } from '@duban/testing';
import { noticeCase, type NoticeCase } from './notice-case.fixture';

// one pixel
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const TEXT = Buffer.from('管线已迁改，附照片。\n'.repeat(4000));
const PIECE = { 'content-type': 'application/offset+octet-stream' };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const nameOf = (name: string) => `filename ${Buffer.from(name).toString('base64')}`;

describe('files on a notice', () => {
  let c: NoticeCase;
  beforeEach(async () => (c = await noticeCase()));
  afterEach(() => c.app.close());

  const send = (user: TestUser, name = '说明.txt', bytes: Uint8Array = TEXT) =>
    sendFile(c.app.url, user, { name, bytes });
  const ask = (
    user: TestUser,
    method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE',
    id: string | null,
    headers = {},
    body?: Uint8Array,
  ) => tus(c.app.url, user, method, id, headers, body);
  const begin = async (user: TestUser, name = '说明.txt', size = TEXT.length) => {
    const answer = await ask(user, 'POST', null, {
      'upload-length': String(size),
      'upload-metadata': nameOf(name),
    });
    return answer.headers.get('location')?.split('/').at(-1) ?? '';
  };
  const piece = (user: TestUser, id: string, from: number, to = TEXT.length) =>
    ask(user, 'PATCH', id, { ...PIECE, 'upload-offset': String(from) }, TEXT.subarray(from, to));
  const get = (user: TestUser, id: string, more = '') =>
    fetch(`${c.app.url}/api/attachments/${id}${more}`, { headers: { cookie: user.cookie } });
  const filesOn = async (folder: string) =>
    readdir(path.join(c.app.running.nest.get<Config>(CONFIG).UPLOADS_DIR, folder), { recursive: true }).catch(
      () => [],
    );

  describe('on a bad line', () => {
    it('go on where they were cut', async () => {
      const id = await begin(c.handler);
      expect((await piece(c.handler, id, 0, 1000)).headers.get('upload-offset')).toBe('1000');
      // the line breaks in the middle of a piece
      const cut = new AbortController();
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(TEXT.subarray(1000, 5000)),
        pull: async () => {
          await new Promise((resolve) => setTimeout(resolve, 100));
          cut.abort();
        },
      });
      const headers = { cookie: c.handler.cookie, 'x-csrf-token': c.handler.csrf, 'tus-resumable': '1.0.0' };
      await expect(
        fetch(`${c.app.url}/api/uploads/${id}`, {
          ...{ method: 'PATCH', headers: { ...headers, ...PIECE, 'upload-offset': '1000' } },
          ...{ body, duplex: 'half', signal: cut.signal },
        } as RequestInit),
      ).rejects.toThrow();
      const head = await ask(c.handler, 'HEAD', id);
      const offset = Number(head.headers.get('upload-offset'));
      expect(offset).toBeGreaterThanOrEqual(1000);
      expect(offset).toBeLessThanOrEqual(5000);
      expect((await piece(c.handler, id, 3)).status).toBe(409);
      const ended = await piece(c.handler, id, offset);
      const attachmentId = ended.headers.get(ATTACHMENT_HEADER) ?? '';
      expect([ended.status, attachmentId]).toEqual([204, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
      const file = await get(c.handler, attachmentId);
      expect(sha256(Buffer.from(await file.arrayBuffer()))).toBe(sha256(TEXT));
      expect(await filesOn('staging')).toEqual([]);
    });

    it('lose nothing when the last answer is lost, and are the same file however often one asks', async () => {
      const { uploadId, attachmentId } = await send(c.handler);
      const again = await ask(c.handler, 'HEAD', uploadId);
      expect([
        again.status,
        again.headers.get('upload-offset'),
        again.headers.get(ATTACHMENT_HEADER),
      ]).toEqual([200, String(TEXT.length), attachmentId]);
      expect((await piece(c.handler, uploadId, TEXT.length)).headers.get(ATTACHMENT_HEADER)).toBe(
        attachmentId,
      );
      const found = await c.handler.call(findAttachment, { params: { uploadId } });
      expect(found).toMatchObject({ id: attachmentId, name: '说明.txt', kind: 'text', sha256: sha256(TEXT) });
      expect(await c.app.query('select id from attachments')).toHaveLength(1);
    });

    it('tell a refusal again', async () => {
      const { uploadId, problem } = await send(c.handler, '照片.png', TEXT);
      expect(problem).toMatchObject({
        code: 'attachment-refused',
        facts: { reason: 'type-differs-from-name', name: '照片.png' },
      });
      const again = await c.handler.refusal(findAttachment, { params: { uploadId } });
      expect([again.code, again.facts]).toEqual([problem?.code, problem?.facts]);
      const head = await ask(c.handler, 'HEAD', uploadId);
      expect([head.status, head.headers.get(ATTACHMENT_HEADER)]).toEqual([200, null]);
      expect(head.headers.get('upload-offset')).toBe(String(TEXT.length));
      expect((await piece(c.handler, uploadId, TEXT.length)).status).toBe(422);
      expect(await filesOn('staging')).toEqual([]);
    });

    it('are nobody else’s, and need the token', async () => {
      const id = await begin(c.handler);
      for (const method of ['HEAD', 'PATCH', 'DELETE'] as const)
        expect((await ask(c.stranger, method, id, { ...PIECE, 'upload-offset': '0' })).status).toBe(404);
      expect(
        (await ask({ ...c.handler, csrf: '' }, 'PATCH', id, { ...PIECE, 'upload-offset': '0' })).status,
      ).toBe(403);
      expect((await ask({ ...c.handler, cookie: '' }, 'HEAD', id)).status).toBe(401);
      expect((await ask(c.handler, 'HEAD', 'f'.repeat(32))).status).toBe(404);
      expect((await ask(c.handler, 'HEAD', '..%2f..%2fetc%2fpasswd')).status).toBe(404);
    });

    it('are refused at once when the name or the size cannot be', async () => {
      const refused = async (name: string, size: number) => {
        const headers = { 'upload-length': String(size), 'upload-metadata': nameOf(name) };
        const answer = await ask(c.handler, 'POST', null, headers);
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
        return ((await answer.json()) as Problem).facts;
      };
      expect(await refused('大.pdf', 900_000_000)).toMatchObject({
        reason: 'too-large',
        limit: 20 * 1024 * 1024,
        name: '大.pdf',
      });
      expect(await refused('空.pdf', 0)).toMatchObject({ reason: 'empty' });
      expect(await refused('../../etc/passwd', 10)).toMatchObject({
        reason: 'type-not-allowed',
        name: 'passwd',
      });
      expect(
        (
          await ask(c.handler, 'POST', null, {
            'upload-defer-length': '1',
            'upload-metadata': nameOf('a.txt'),
          })
        ).status,
      ).toBe(400);
      expect(await c.app.query('select 1 from uploads')).toEqual([]);
    });

    it('are so many for each person and no more', async () => {
      await c.app.query(
        `insert into uploads (id, account_id, name, size, created_at)
         select md5(n::text), account_id, 'a.txt', 1, now() from generate_series(1, $1) n,
           (select account_id from sessions where csrf = $2) s`,
        [ATTACHMENT_LIMITS.looseForEach, c.handler.csrf],
      );
      expect((await send(c.handler)).problem?.facts).toEqual({ reason: 'too-many-open', limit: 40 });
      expect((await send(c.stranger)).problem).toBeNull();
    });

    it('can be given up', async () => {
      const id = await begin(c.handler);
      await piece(c.handler, id, 0, 500);
      expect((await ask(c.handler, 'DELETE', id)).status).toBe(204);
      expect((await ask(c.handler, 'HEAD', id)).status).toBe(404);
      await c.app.fastForward({ workingDays: 0 });
      expect(await filesOn('staging')).toEqual([]);
    });
  });

  describe('used nowhere yet', () => {
    it('are their sender’s alone, who may throw them away', async () => {
      const { attachmentId } = await send(c.handler);
      for (const other of [c.stranger, c.monitor, c.head])
        expect((await get(other, attachmentId)).status).toBe(404);
      const params = { attachmentId };
      expect((await c.stranger.refusal(removeAttachment, { params })).status).toBe(404);
      await c.handler.call(removeAttachment, { params });
      expect((await get(c.handler, attachmentId)).status).toBe(404);
      await c.app.fastForward({ workingDays: 0 });
      expect((await filesOn('kept')).filter((name) => /[0-9a-f]{32}/.test(name))).toEqual([]);
    });

    it('are gone after a day, bytes and all; so is an upload nobody finished', async () => {
      const loose = await send(c.handler, '图.png', PNG);
      const open = await begin(c.handler);
      await piece(c.handler, open, 0, 500);
      const bound = await send(c.handler);
      const { id } = await c.acting();
      await c.move(c.handler, replyNotice, id, { text: '已整改', attachmentIds: [bound.attachmentId] });
      await c.app.fastForward({ to: '2026-05-12T01:59:00Z' });
      expect((await get(c.handler, loose.attachmentId)).status).toBe(200);
      await c.app.fastForward({ to: '2026-05-12T02:01:00Z' });
      expect((await get(c.handler, loose.attachmentId)).status).toBe(404);
      expect((await ask(c.handler, 'HEAD', open)).status).toBe(404);
      expect((await get(c.handler, bound.attachmentId)).status).toBe(200);
      expect(await filesOn('staging')).toEqual([]);
      expect((await filesOn('kept')).filter((name) => /[0-9a-f]{32}/.test(name))).toHaveLength(1);
      expect(await c.app.query('select 1 from uploads')).toEqual([]);
    });
  });

  it('hang on their part, for whoever may read the notice, with their hashes in the chain of events', async () => {
    const one = async (user: TestUser, name: string) => (await send(user, name)).attachmentId;
    const project = c.project.id;
    const matter = await c.monitor.call(proposeNotice, {
      body: {
        ...{ projectId: project, title: '加快管线迁改', demands: '请说明原因', severity: 'normal' as const },
        attachmentIds: [await one(c.monitor, '批示.txt')],
      },
    });
    expect(matter.attachments).toMatchObject([
      { name: '批示.txt', by: expect.any(String), size: TEXT.length },
    ]);

    const { id } = await c.issued();
    await c.move(c.handler, signNotice, id);
    const step = async (endpoint: Parameters<typeof c.move>[1], body: object, name: string) =>
      c.move(c.handler, endpoint, id, { ...body, attachmentIds: [await one(c.handler, name)] });
    await step(actOnNotice, { plan: '本周完成迁改方案' }, '计划.txt');
    await step(feedBackNotice, { text: '完成一半' }, '进展.txt');
    await step(askOffice, { kind: 'suspension', text: '等待上级审批' }, '批文.txt');
    const photo = (await send(c.handler, '../现场/照片.png', PNG)).attachmentId;
    await c.move(c.handler, replyNotice, id, {
      text: '已整改',
      attachmentIds: [photo, await one(c.handler, '报告.txt')],
    });
    const seen = await c.seen(id);
    const names = (lines: { attachments: { name: string }[] }[]) =>
      lines.map((line) => line.attachments.map(({ name }) => name));
    expect([
      names([{ attachments: seen.planAttachments }]),
      names(seen.feedbacks),
      names(seen.requests),
    ]).toEqual([[['计划.txt']], [['进展.txt']], [['批文.txt']]]);
    expect(names(seen.replies)).toEqual([['照片.png', '报告.txt']]);
    expect(seen.replies[0]?.attachments[0]).toMatchObject({ kind: 'image', width: 1, height: 1 });

    const [event] = await c.app.query<{ data: { attachments: unknown } }>(
      `select data from events where subject_id = $1 and type = 'notice.replied'`,
      [id],
    );
    const [kept] = seen.replies.map(({ attachments }) => attachments);
    expect(event?.data.attachments).toEqual(
      kept?.map(({ name, sha256: hash, size }) => ({ name, sha256: hash, size })),
    );
    expect(await verifyChain(c.app.running.source)).toMatchObject({ brokenAt: null });
  });

  it.each(ROLES)('are read by a %s as the notice is', async (role) => {
    const { id } = await c.acting();
    const { attachmentId } = await send(c.handler, '照片.png', PNG);
    await c.move(c.handler, replyNotice, id, { text: '已整改', attachmentIds: [attachmentId] });
    for (const org of [c.unit, c.other]) {
      const user = await c.app.as(role, org);
      const seen = await fetch(`${c.app.url}/api/notices/${id}`, { headers: { cookie: user.cookie } });
      const expected = role === 'admin' ? 403 : seen.status === 200 ? 200 : 404;
      expect((await get(user, attachmentId)).status).toBe(expected);
      expect((await get(user, attachmentId, '/preview?size=thumb')).status).toBe(expected);
    }
  });

  it('come as files to keep, never as pages', async () => {
    const { id } = await c.acting();
    const image = await send(c.handler, "现场 'A'(1).png", PNG);
    const text = await send(c.handler);
    await c.move(c.handler, replyNotice, id, {
      text: '已整改',
      attachmentIds: [image.attachmentId, text.attachmentId],
    });
    const file = await get(c.monitor, image.attachmentId);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('现场 ')}%27A%27%281%29.png`,
      'content-type': 'image/png',
      'content-length': String((await file.arrayBuffer()).byteLength),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': expect.stringMatching(/^private/),
    });
    const preview = await get(c.monitor, image.attachmentId, '/preview');
    expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await get(c.monitor, text.attachmentId, '/preview')).status).toBe(404);
    expect((await get(c.monitor, 'nonsense')).status).toBe(404);
  });

  it('cannot be taken from others, used twice, or changed again', async () => {
    const { id } = await c.acting();
    const foreign = (await send(c.stranger)).attachmentId;
    const own = (await send(c.handler)).attachmentId;
    const reply = (ids: string[]) =>
      c.refused(c.handler, replyNotice, id, { text: '已整改', attachmentIds: ids });
    for (const ids of [[foreign], [own, foreign], ['0198c1de-0000-7000-8000-000000000001']])
      expect(await reply(ids)).toMatchObject({
        status: 422,
        code: 'attachment-refused',
        facts: { reason: 'gone' },
        fields: [{ path: 'attachmentIds', code: 'gone' }],
      });
    expect((await reply(Array.from({ length: 11 }, () => own))).fields?.[0]?.path).toBe('attachmentIds');
    expect((await c.seen(id)).replies).toEqual([]);
    await c.move(c.handler, replyNotice, id, { text: '已整改', attachmentIds: [own, own] });
    const again = await c.acting();
    expect(
      await c.refused(c.handler, replyNotice, again.id, { text: '再报', attachmentIds: [own] }),
    ).toMatchObject({
      facts: { reason: 'gone' },
    });
    expect((await c.handler.refusal(removeAttachment, { params: { attachmentId: own } })).status).toBe(404);
    for (const sql of [
      `update attachments set name = 'x' where state = 'bound'`,
      `update attachments set state = 'loose' where state = 'bound'`,
      `delete from attachments where state = 'bound'`,
      'truncate attachments cascade',
    ])
      await expect(c.app.query(sql)).rejects.toThrow('insert-only');
  });

  it('of a matter not yet issued are the office’s own', async () => {
    const { attachmentId } = await send(c.monitor);
    const { id } = await c.proposed({ attachmentIds: [attachmentId] });
    expect((await get(c.handler, attachmentId)).status).toBe(404);
    expect((await get(c.head, attachmentId)).status).toBe(200);
    await c.move(c.monitor, dismissNotice, id, { reason: '重复' });
    expect((await get(c.handler, attachmentId)).status).toBe(404);
  });

  it('of random bytes are refused and leave nothing', async () => {
    for (const name of ['a.png', 'a.pdf', 'a.docx', 'a.zip', 'a.txt', 'a.xls'])
      expect((await send(c.handler, name, randomBytes(4096))).problem?.code).toBe('attachment-refused');
    expect(await filesOn('staging')).toEqual([]);
    expect(await c.app.query('select 1 from attachments')).toEqual([]);
  });
});
