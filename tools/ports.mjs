// Free ports: asked before anything starts, so that a busy one is a clear sentence and not a stack trace.
import net from 'node:net';

/** Could a server listen here now? Without a host: on all addresses. */
export function portFree(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Any free port, chosen by the system. */
export function anyPort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, host, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** `wanted`, or the next free one above it. */
export async function nextFreePort(wanted, host = '127.0.0.1') {
  for (let port = wanted; port > 0 && port < Math.min(wanted + 100, 65_536); port++)
    if (await portFree(port, host)) return port;
  return anyPort(host);
}

/** Does somebody answer there? Unlike portFree it disturbs nobody who is about to listen. */
export function answers(port, host = '127.0.0.1', timeoutMs = 1000) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host, timeout: timeoutMs });
    const end = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
