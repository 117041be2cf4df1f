export type Asked = { method: string; url: URL; body: unknown };
type Reply = { status?: number; body: unknown } | 'offline';

/** For specs: a server of one function. Returns everything that was asked, in order. */
export function serve(reply: (asked: Asked) => Reply | undefined): Asked[] {
  const log: Asked[] = [];
  globalThis.fetch = async (target, init = {}) => {
    const asked: Asked = {
      method: init.method ?? 'GET',
      url: new URL(String(target), 'http://duban.test'),
      body: init.body === undefined ? undefined : JSON.parse(String(init.body)),
    };
    log.push(asked);
    const said = reply(asked) ?? { status: 404, body: { code: 'not-found', facts: {}, requestId: 'r' } };
    if (said === 'offline') throw new TypeError('Failed to fetch');
    const { status = 200, body } = said;
    return {
      ok: status < 400,
      status,
      headers: new Map(),
      blob: async () => new Blob([JSON.stringify(body)]),
      json: async () => JSON.parse(JSON.stringify(body)) as unknown,
    } as unknown as Response;
  };
  return log;
}
