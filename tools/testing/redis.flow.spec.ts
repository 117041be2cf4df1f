// The Redis the flow specs empty and kill.
import { Redis } from 'ioredis';
import { startRedis } from './redis.mjs';

it('starts, is emptied, is killed, and comes back on the same address', async () => {
  const redis = await startRedis();
  const client = new Redis(redis.url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => {});
  await client.set('word', '催办');
  await redis.flushAll();
  expect(await client.get('word')).toBeNull();
  await redis.kill();
  const answer = client.ping();
  const again = await startRedis({ port: redis.port });
  expect(again.url).toBe(redis.url);
  expect(await answer).toBe('PONG');
  client.disconnect();
  await again.stop();
});

it('says what is missing when there is no redis-server', async () => {
  const before = process.env.REDIS_SERVER;
  process.env.REDIS_SERVER = '/nowhere/redis-server';
  try {
    await expect(startRedis()).rejects.toThrow(/redis-server did not start/);
  } finally {
    if (before === undefined) delete process.env.REDIS_SERVER;
    else process.env.REDIS_SERVER = before;
  }
});
