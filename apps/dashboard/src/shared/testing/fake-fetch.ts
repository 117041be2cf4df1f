type Sent = { url: string; init: RequestInit };

/** For specs: every request gets this answer; the returned function gives the last one sent. */
export function answer(status: number, body: unknown): () => Sent {
  let last: Sent = { url: '', init: {} };
  globalThis.fetch = (url, init = {}) => {
    last = { url: String(url), init };
    const json = () =>
      typeof body === 'string' ? Promise.reject(new SyntaxError(body)) : Promise.resolve(body);
    return Promise.resolve({ ok: status < 400, status, json, headers: new Map() } as unknown as Response);
  };
  return () => last;
}

/** For specs: the line is cut. */
export function failing(): void {
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
}
