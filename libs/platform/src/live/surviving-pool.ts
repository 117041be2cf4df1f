import { Pool, type PoolClient } from 'pg';
import type { Log } from '../log/log';

/**
 * The pool of @socket.io/postgres-adapter 0.5.0, which keeps a client for LISTEN without an 'error' listener (a cut
 * connection would end the process), never gives a dead one back (each cut would cost a slot), and forgets the one it
 * is just connecting when it is closed (the pool would never end).
 */
export function survivingPool(connectionString: string, log: Log) {
  const pool = new Pool({ connectionString, max: 4, keepAlive: true });
  pool.on('error', (error) => log.warn({ err: error.message }, 'a live connection was cut'));
  const held = new Set<PoolClient>();
  let closed = false;

  const hold = (client: PoolClient) => {
    const release = client.release.bind(client);
    held.add(client);
    client.release = (destroy) => {
      if (held.delete(client)) release(destroy);
    };
    client.on('error', (error) => log.warn({ err: error.message }, 'the live listener was cut'));
    client.once('end', () => client.release(true));
  };
  return {
    query: (text: string, params?: unknown[]) => pool.query(text, params),
    connect: async (): Promise<PoolClient> => {
      // after the end there is no answer: an error would make the adapter try again for ever
      if (closed) return new Promise<never>(() => undefined);
      const client = await pool.connect();
      hold(client);
      if (!closed) return client;
      client.release(true);
      return new Promise<never>(() => undefined);
    },
    end: async () => {
      closed = true;
      for (const client of held) client.release(true);
      await pool.end();
    },
  };
}
