import { IdentityModule } from '@duban/identity';
import type { Rung } from '@duban/domain';
import { SYSTEM, Work } from '@duban/platform';
import { startApp } from '@duban/testing';
import { proposeByRungs } from './card-proposals';
import { SupervisionModule } from './supervision.module';

const RED: Rung = {
  key: 'criticism',
  seq: 5,
  day: '2026-05-11',
  at: Date.parse('2026-05-11T09:30:00Z'),
  effects: ['propose-red'],
  provisional: false,
};

it('cards are proposed once by 500 rungs at once, in a handful of statements', async () => {
  const app = await startApp({ modules: [IdentityModule, SupervisionModule] });
  try {
    const unit = await app.given.org({ name: '撮镇镇' });
    const head = await app.given.account({ role: 'office-head', org: await app.given.org() });
    const project = await app.given.project({ unit });
    await app.query(
      `insert into notices (id, title, state, severity, source, subject_type, subject_id, subject_name, unit_id, reason_code,
         proposed_at, issued_at, due_day, due_at)
       select gen_random_uuid(), '督办' || i, 'signed', 'normal', 'by-hand', 'project', $1, '项目', $2, 'by-hand', now(), now(),
         '2026-05-06', now() from generate_series(1, 500) i`,
      [project.id, unit.id],
    );
    const notices = await app.query<{ id: string; title: string }>('select id, title from notices');
    const fires = notices.map(({ id, title }) => ({
      notice: { id, title, unit_id: unit.id, subject_id: project.id, owner_id: null, round: 1 },
      rung: RED,
    }));
    let statements = 0;
    const batch = () =>
      app.running.nest.get(Work).run(SYSTEM, async (tx) => {
        const query = tx.em.query.bind(tx.em);
        tx.em.query = ((...args: Parameters<typeof query>) => {
          statements++;
          return query(...args);
        }) as typeof query;
        await proposeByRungs(tx, fires);
        tx.em.query = query;
      });
    await batch();
    expect(statements).toBeLessThanOrEqual(4);
    statements = 0;
    // the same rungs again write nothing and tell nothing
    await batch();
    expect(statements).toBe(1);
    const [sums] = await app.query(
      `select (select count(*)::int from cards where state = 'proposed' and evidence ->> 'dueDay' = '2026-05-06') as cards,
         (select count(*)::int from card_acts) as acts,
         (select count(*)::int from events where type = 'card.proposed') as events,
         (select count(*)::int from inbox where account_id = $1) as told`,
      [head],
    );
    expect(sums).toEqual({ cards: 500, acts: 500, events: 500, told: 500 });
  } finally {
    await app.close();
  }
});
