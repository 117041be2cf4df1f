export type TestRedis = {
  url: string;
  port: number;
  /** Empties it, as a careless operator would. */
  flushAll(): Promise<void>;
  stop(): Promise<void>;
  /** kill -9 */
  kill(): Promise<void>;
};

/** A redis-server of the tests' own. Give the port of a stopped one to start it again on the same address. */
export function startRedis(options?: { port?: number }): Promise<TestRedis>;
