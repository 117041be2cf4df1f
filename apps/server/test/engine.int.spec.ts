import {
  Clock,
  Engine,
  OnTask,
  rowsOf,
  SYSTEM,
  type Task,
  type Tx,
  verifyChain,
  Work,
} from '@duban/platform';
import { IdentityModule } from '@duban/identity';
import { startApp, until, type TestApp } from '@duban/testing';
import { Injectable, Module } from '@nestjs/common';

const done: string[] = [];
let poisoned = true;
let batches = 0;
let gate: Promise<void> = Promise.resolve();
let refusing = false;

@Injectable()
class Reactions {
  @OnTask('test.plain')
  async plain(tx: Tx, tasks: Task[]): Promise<void> {
    batches++;
    done.push(...tasks.map((task) => task.subject));
    for (const { subject } of tasks)
      tx.record({ type: 'project.changed', subject: { type: 'project', id: subject }, data: { subject } });
  }

  @OnTask('test.poison')
  async poison(): Promise<void> {
    if (poisoned) throw new Error('this one never works');
    done.push('cured');
  }

  @OnTask('test.chain')
  async chain(tx: Tx, tasks: Task[]): Promise<void> {
    for (const { subject } of tasks) {
      done.push(`chain ${subject}`);
      if (Number(subject) < 3)
        tx.schedule({ kind: 'test.chain', subject: String(Number(subject) + 1), dueAt: tx.now });
    }
  }

  /** Sets itself again, as a ladder does with its next rung. */
  @OnTask('test.ladder')
  async ladder(tx: Tx, tasks: Task[]): Promise<void> {
    for (const { subject, payload } of tasks) {
      const step = Number(payload.step ?? 0) + 1;
      done.push(`${subject} ${step}`);
      if (subject === 'cancels') await tx.cancel('test.ladder', [subject]);
      if (step < 3) tx.schedule({ kind: 'test.ladder', subject, dueAt: tx.now + 1000, payload: { step } });
    }
  }

  @OnTask('test.errand', { alone: true })
  async errand(tx: Tx, tasks: Task[]): Promise<void> {
    expect(tasks).toHaveLength(1);
    const subject = tasks[0]?.subject ?? '';
    tx.record({ type: 'project.changed', subject: { type: 'project', id: subject } });
    if (subject === 'slow') await gate;
    if (refusing) throw new Error('nobody answers');
    done.push(subject);
  }
}
@Module({ providers: [Reactions] })
class ReactionsModule {}

describe('the engine', () => {
  let app: TestApp;
  let engine: Engine;
  let work: Work;

  beforeEach(async () => {
    done.length = 0;
    poisoned = true;
    batches = 0;
    refusing = false;
    gate = Promise.resolve();
    app = await startApp({
      modules: [IdentityModule, ReactionsModule],
      env: { LOG_LEVEL: 'silent' },
    });
    engine = app.running.engine;
    work = app.running.nest.get(Work);
  });
  afterEach(() => app.close());

  const now = () => app.running.nest.get(Clock).read();
  const schedule = (kind: string, subjects: string[], offsetMs = 0) =>
    work.run(SYSTEM, async (tx) => {
      subjects.forEach((subject, i) => tx.schedule({ kind, subject, dueAt: tx.now + offsetMs + i }));
    });

  /** The subjects of what was committed. */
  const told = async () =>
    (await app.query<{ id: string }>('select subject_id as id from events order by seq')).map(
      (row) => row.id,
    );

  it('does what is due, in order of deadlines, and nothing that is not', async () => {
    await schedule('test.plain', ['later'], 60_000);
    await schedule('test.plain', ['b', 'c'], -1000);
    await schedule('test.plain', ['a'], -5000);
    expect(await engine.drain()).toBe(3);
    expect(done).toEqual(['a', 'b', 'c']);
    expect(await engine.drain()).toBe(0);
  });

  it('follows a chain of tasks due at once to its end', async () => {
    await schedule('test.chain', ['0']);
    await engine.drain();
    expect(done).toEqual(['chain 0', 'chain 1', 'chain 2', 'chain 3']);
  });

  it('does what falls due while a run writes down that it is over', async () => {
    const gate = app.running.source.createQueryRunner();
    await gate.startTransaction();
    await gate.query('select 1 from engine_state for update');
    const run = engine.drain();
    await until('the run waits to write', async () => {
      const waiting = await app.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`);
      return waiting.length > 0;
    });
    await schedule('test.plain', ['x'], -1000);
    const woken = engine.drain();
    await gate.commitTransaction();
    await gate.release();
    await Promise.all([run, woken]);
    expect(done).toEqual(['x']);
  });

  it('keeps one pending task for each kind and subject: the last deadline holds', async () => {
    await schedule('test.plain', ['x'], -1000);
    await schedule('test.plain', ['x'], 60_000);
    expect(await engine.drain()).toBe(0);
    expect(await app.query(`select 1 from tasks where subject = 'x'`)).toHaveLength(1);
  });

  it('takes a deadline back, also one set in the same transaction', async () => {
    await schedule('test.plain', ['x'], -1000);
    await work.run(SYSTEM, async (tx) => {
      tx.schedule({ kind: 'test.plain', subject: 'y', dueAt: tx.now });
      await tx.cancel('test.plain', ['x', 'y']);
    });
    expect(await engine.drain()).toBe(0);
  });

  it('sets a poisoned task aside, does the others, and does it once it is cured', async () => {
    await schedule('test.plain', ['before'], -2000);
    await schedule('test.poison', ['p'], -1000);
    await schedule('test.plain', ['after'], -500);
    await engine.drain();
    // what was committed: the batch that failed as a whole has left nothing
    expect(await told()).toEqual(['before', 'after']);
    const [row] = await app.query<{ attempts: number; error: string; state: string }>(
      `select attempts, error, state from tasks where kind = 'test.poison'`,
    );
    expect(row).toMatchObject({ attempts: 1, error: 'this one never works', state: 'pending' });
    poisoned = false;
    app.clock.set((await now()) + 3_600_000);
    await engine.drain();
    expect(done).toContain('cured');
  });

  it('finds a poisoned task among hundreds without doing the others one by one', async () => {
    const many = Array.from({ length: 400 }, (_, i) => `t${i}`);
    await schedule('test.plain', many.slice(0, 150), -10_000);
    await schedule('test.poison', ['p'], -9_000);
    await schedule('test.plain', many.slice(150), -8_000);
    await engine.drain();
    expect(await told()).toEqual(many);
    expect(await app.query('select kind, attempts from tasks')).toEqual([
      { kind: 'test.poison', attempts: 1 },
    ]);
    expect(batches).toBeLessThan(30);
  });

  it('keeps the row of a deadline that is set again, and none of what is done', async () => {
    await schedule('test.ladder', ['x', 'cancels']);
    const rows = () => app.query<{ id: string }>('select id, subject from tasks order by subject');
    const [first] = (await rows()).filter((row) => 'subject' in row && row.subject === 'x');
    await engine.drain();
    expect((await rows()).map(({ id }) => id)).toContain(first?.id);
    for (let i = 0; i < 3; i++) {
      app.clock.set((await now()) + 1000);
      await engine.drain();
    }
    expect(done.filter((one) => one.startsWith('x'))).toEqual(['x 1', 'x 2', 'x 3']);
    expect(done.filter((one) => one.startsWith('cancels'))).toEqual(['cancels 1', 'cancels 2', 'cancels 3']);
    expect(await rows()).toEqual([]);
  });

  it('gives up a task that fails eight times, and tells the administrators', async () => {
    const county = await app.given.org({ kind: 'county' });
    const admin = await app.given.account({ role: 'admin', org: county });
    await schedule('test.poison', ['p']);
    for (let i = 0; i < 8; i++) {
      app.clock.set((await now()) + 3_600_000);
      await engine.drain();
    }
    const [row] = await app.query<{ state: string; attempts: number }>(
      `select state, attempts from tasks where kind = 'test.poison'`,
    );
    expect(row).toEqual({ state: 'failed', attempts: 8 });
    expect(await app.query('select account_id, topic, data from inbox')).toEqual([
      {
        account_id: admin,
        topic: 'engine.alarm',
        data: { alarm: 'task-failed', kind: 'test.poison', subject: 'p', error: 'this one never works' },
      },
    ]);
  });

  it('does an errand alone, and lets no slow one hold up what is due', async () => {
    let open = () => {};
    gate = new Promise((resolve) => (open = resolve));
    await schedule('test.errand', ['slow', 'quick'], -2000);
    await engine.drain();
    await until('the quick errand is done', async () => done.includes('quick'));
    await schedule('test.plain', ['rung'], -1000);
    expect(await engine.drain()).toBe(1);
    expect(await told()).toEqual(['quick', 'rung']);
    open();
    await engine.settle();
    expect(await told()).toEqual(['quick', 'rung', 'slow']);
    expect(await app.query('select 1 from tasks')).toEqual([]);
  });

  it('tries an errand that failed again, later, and leaves nothing of the attempt', async () => {
    refusing = true;
    await schedule('test.errand', ['mail'], -1000);
    await engine.settle();
    expect(await told()).toEqual([]);
    const rows = await app.query('select attempts, error, state from tasks');
    expect(rows).toEqual([{ attempts: 1, error: 'nobody answers', state: 'pending' }]);
    refusing = false;
    expect(await engine.settle()).toBe(0);
    app.clock.set((await now()) + 2000);
    expect(await engine.settle()).toBe(1);
    expect(done).toEqual(['mail']);
  });

  it('finishes the errands under way before it shuts down', async () => {
    let open = () => {};
    gate = new Promise((resolve) => (open = resolve));
    await schedule('test.errand', ['slow'], -2000);
    await engine.drain();
    const ended = engine.beforeApplicationShutdown();
    open();
    await ended;
    expect(done).toEqual(['slow']);
  });

  it('is shared by several engines without doing anything twice', async () => {
    await schedule(
      'test.plain',
      Array.from({ length: 1200 }, (_, i) => `t${i}`),
      -10_000,
    );
    const other = new Engine(
      work,
      app.running.clock,
      app.running.source,
      { getProviders: () => [{ instance: app.running.nest.get(Reactions) }] } as never,
      { warn: () => undefined, error: () => undefined } as never,
    );
    other.onModuleInit();
    const counts = await Promise.all([engine.drain(), other.drain()]);
    expect(counts[0] + counts[1]).toBe(1200);
    expect(new Set(done).size).toBe(1200);
    expect(done).toHaveLength(1200);
  });
});

describe('the chain of events', () => {
  let app: TestApp;
  let work: Work;
  beforeAll(async () => {
    app = await startApp({ modules: [IdentityModule] });
    work = app.running.nest.get(Work);
  });
  afterAll(() => app.close());

  it('has no gap and no double however many write at once, and no trace of what was rolled back', async () => {
    const write = (i: number) =>
      work.run(SYSTEM, async (tx) => {
        tx.record({ type: 'project.changed', subject: { type: 'project', id: String(i) }, data: { i } });
        if (i % 5 === 0) throw new Error('rolled back');
      });
    await Promise.allSettled(Array.from({ length: 60 }, (_, i) => write(i)));
    const rows = await rowsOf<{ seq: string }>(app.running.source, 'select seq from events order by seq');
    expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 48 }, (_, i) => i + 1));
    expect(await verifyChain(app.running.source)).toMatchObject({ checked: 48, brokenAt: null });
  });

  it('cannot be changed, deleted or emptied', async () => {
    for (const sql of [`update events set type = 'x'`, 'delete from events', 'truncate events'])
      await expect(app.query(sql)).rejects.toThrow(/insert-only/);
  });

  it('shows where somebody with the keys to the database changed it all the same', async () => {
    await app.query('alter table events disable trigger all');
    await app.query(`update events set data = '{"i": 999}' where seq = 7`);
    expect(await verifyChain(app.running.source)).toMatchObject({ brokenAt: 7 });
    await app.query(`delete from events where seq = 48`);
    await app.query(`update events set data = (select data from events where seq = 6) where seq = 7`);
    expect((await verifyChain(app.running.source)).brokenAt).not.toBeNull();
  });

  it('runs a transaction again after a deadlock', async () => {
    let tries = 0;
    await work.run(SYSTEM, async () => {
      if (++tries < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    });
    expect(tries).toBe(3);
  });
});
