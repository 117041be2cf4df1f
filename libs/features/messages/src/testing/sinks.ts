import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it gets. `accept`: whether it takes the next one. */
export type Mailbox = {
  url: string;
  mails: { to: string[]; raw: string }[];
  accept: (yes: boolean) => void;
  close: () => Promise<void>;
};

export async function startMailbox(): Promise<Mailbox> {
  const mails: Mailbox['mails'] = [];
  let accepts = true;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (!accepts) return done(Object.assign(new Error('mailbox is full'), { responseCode: 452 }));
        mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString('utf8'),
        });
        return done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    accept: (yes) => (accepts = yes),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export type Posted = { path: string; headers: IncomingHttpHeaders; body: Record<string, never> };
/** A robot of 企业微信 or 钉钉. `answer`: what it says to the next posts. */
export type Robot = {
  host: string;
  posts: Posted[];
  answer: (how: { status?: number; body?: unknown; silent?: boolean; location?: string }) => void;
  close: () => Promise<void>;
};

export async function startRobot(): Promise<Robot> {
  const posts: Posted[] = [];
  let how: Parameters<Robot['answer']>[0] = {};
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      posts.push({
        path: request.url ?? '',
        headers: request.headers,
        body: JSON.parse(Buffer.concat(parts).toString('utf8')) as Posted['body'],
      });
      if (how.silent) return;
      response.writeHead(how.status ?? 200, {
        'content-type': 'application/json',
        ...(how.location ? { location: how.location } : {}),
      });
      response.end(JSON.stringify(how.body ?? { errcode: 0, errmsg: 'ok' }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    posts,
    answer: (next) => (how = next),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The text of a mail as a person reads it: header words and a base64 or quoted-printable body decoded. */
export function readMail(raw: string): { subject: string; text: string; messageId: string } {
  const cut = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, cut).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const body = raw.slice(cut + 4);
  const encoding = header('Content-Transfer-Encoding').toLowerCase();
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? quoted(body.replace(/=\r\n/g, ''))
        : body;
  const words = header('Subject')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(b|q)\?(.*?)\?=/gi, (_, how: string, word: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : quoted(word.replace(/_/g, ' ')),
    );
  return { subject: words, text: text.replace(/\r\n/g, '\n'), messageId: header('Message-ID') };
}

const quoted = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
