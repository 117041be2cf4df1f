type Kept = { name: string; length: number; offset: number; id: string | null };
type Answered = { status: number; headers?: Record<string, string>; body?: string };

/** For specs: a server of the tus protocol, and the line to it. */
export class FakeTus {
  readonly uploads = new Map<string, Kept>();
  readonly log: string[] = [];
  isOnline = true;
  /** Bytes of the next chunk that still arrive before the line breaks. */
  cutAfter: number | null = null;
  /** Chunks wait until `release`. */
  holds = false;
  /** Why a file is not taken when it is there as a whole, by its name. */
  refuses: Record<string, string> = {};
  private held: (() => void)[] = [];

  release(): void {
    this.holds = false;
    this.held.splice(0).forEach((go) => go());
  }

  whenFree(go: () => void): void {
    if (this.holds) this.held.push(go);
    else go();
  }

  answer(method: string, url: string, headers: Record<string, string>, size: number): Answered {
    this.log.push(`${method} ${new URL(url).pathname}`);
    if (headers['x-csrf-token'] === undefined && headers['duban-receipt'] === undefined)
      return { status: 403, body: JSON.stringify({ code: 'bad-csrf' }) };
    if (method === 'POST') {
      const key = String(this.uploads.size + 1).padStart(32, '0');
      const name = Buffer.from(headers['Upload-Metadata']?.split(' ')[1] ?? '', 'base64').toString();
      this.uploads.set(key, { name, length: Number(headers['Upload-Length']), offset: 0, id: null });
      return { status: 201, headers: { location: `/api/uploads/${key}` } };
    }
    const upload = this.uploads.get(url.split('/').at(-1) ?? '');
    if (!upload) return { status: 404 };
    if (method === 'DELETE') return { status: 204 };
    // a HEAD has no body to say why in
    if (method === 'HEAD' && this.refuses[upload.name] && upload.offset === upload.length)
      return { status: 422 };
    upload.offset += size;
    if (upload.offset === upload.length) {
      const reason = this.refuses[upload.name];
      const facts = { reason, name: upload.name };
      if (reason) return { status: 422, body: JSON.stringify({ code: 'attachment-refused', facts }) };
      upload.id ??= `id of ${upload.name}`;
    }
    const lengths = { 'upload-offset': String(upload.offset), 'upload-length': String(upload.length) };
    return { status: 200, headers: { ...lengths, ...(upload.id ? { 'duban-attachment': upload.id } : {}) } };
  }
}

/** From now on every request of tus goes to this server. */
export function serveTus(): FakeTus {
  const server = new FakeTus();
  globalThis.XMLHttpRequest = class {
    upload: { onprogress?: (event: object) => void } = {};
    onload?: () => void;
    onerror?: (event: object) => void;
    status = 0;
    responseText = '';
    private method = '';
    private url = '';
    private isAborted = false;
    private readonly sent: Record<string, string> = {};
    private got: Record<string, string> = {};
    open(method: string, url: string) {
      Object.assign(this, { method, url });
    }
    setRequestHeader(name: string, value: string) {
      this.sent[name] = value;
    }
    getResponseHeader(name: string) {
      return this.got[name.toLowerCase()] ?? null;
    }
    abort() {
      this.isAborted = true;
    }
    send(body: Blob | null) {
      const size = body?.size ?? 0;
      setTimeout(() => {
        if (this.isAborted) return;
        if (!server.isOnline) return this.onerror?.({});
        const { cutAfter } = server;
        if (size > 0) this.upload.onprogress?.({ lengthComputable: true, loaded: cutAfter ?? size / 2 });
        if (size > 0 && cutAfter !== null) {
          server.answer(this.method, this.url, this.sent, cutAfter);
          server.cutAfter = null;
          return this.onerror?.({});
        }
        if (size > 0) server.whenFree(() => this.end(size));
        else this.end(size);
      });
    }
    private end(size: number) {
      if (this.isAborted) return;
      const { status, headers = {}, body = '' } = server.answer(this.method, this.url, this.sent, size);
      Object.assign(this, { status, responseText: body, got: headers });
      this.onload?.();
    }
  } as unknown as typeof XMLHttpRequest;
  return server;
}
