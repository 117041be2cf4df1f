// A robot that takes messages: remembers every one it was sent, by the key it carries, and may take its time to answer.
import http from 'node:http';

/** @param {{ beforeAnswer?: () => Promise<unknown> }} how */
export async function startSink({ beforeAnswer = async () => undefined } = {}) {
  /** key → the bodies that came with it */
  const letters = new Map();
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', async () => {
      const key = request.headers['idempotency-key'] ?? '';
      letters.set(key, [...(letters.get(key) ?? []), body]);
      await beforeAnswer();
      response.setHeader('content-type', 'application/json');
      response.end('{"errcode":0,"errmsg":"ok"}');
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${server.address().port}`;
  return {
    host,
    address: (accountId) => `http://${host}/cgi-bin/webhook/send?key=${accountId}`,
    letters,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
