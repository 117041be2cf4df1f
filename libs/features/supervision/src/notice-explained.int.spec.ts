import { askOffice, decideRequest, explainRung, signNotice } from '@duban/contracts';
import { noticeCase, type NoticeCase } from './notice-case.fixture';

describe('why it is due then', () => {
  let c: NoticeCase;
  const begin = async (now?: string) => (c = await noticeCase(now));
  afterEach(() => c.app.close());

  const why = (id: string, rung: string, user = c.monitor) =>
    user.call(explainRung, { params: { noticeId: id, rung: rung as never } });

  it('tells every day over the Spring Festival, make-up days and all', async () => {
    await begin('2026-02-12T02:00:00Z');
    const { ledger, dueDay, sums } = await c.issued();
    expect([dueDay, sums]).toEqual(['2026-02-26', { counted: 5, credited: 0, paused: 0, skipped: 9 }]);
    expect(ledger).toHaveLength(15);
    expect(ledger[0]).toMatchObject({ day: '2026-02-12', effect: 'start' });
    expect(ledger[2]).toMatchObject({ day: '2026-02-14', effect: 'counted', kind: 'makeup', ordinal: 2 });
    expect(ledger[3]).toMatchObject({ day: '2026-02-15', effect: 'skipped', kind: 'holiday', name: '春节' });
    expect(ledger.at(-1)).toMatchObject({ day: '2026-02-26', ordinal: 5, due: true });
  });

  it('is provisional where it touches a year not announced', async () => {
    await begin('2026-12-29T02:00:00Z');
    const notice = await c.issued();
    expect(notice.provisional).toBe(true);
    expect(notice.ledger.filter((line) => line.provisional).every((line) => line.day > '2026-12-31')).toBe(
      true,
    );
  });

  it('tells of a rung that fired the days it stands on, how late each was, and who was told', async () => {
    await begin();
    const { id } = await c.issued();
    await c.move(c.handler, signNotice, id);
    await c.app.fastForward({ to: '2026-05-22T01:00:00Z' });
    const told = await why(id, 'reminder-2');
    expect(told).toMatchObject({
      day: '2026-05-21',
      firedAt: '2026-05-21T09:30:00.000Z',
      anchor: 'due',
      anchorDay: '2026-05-18',
      offset: 3,
      policy: 'ladder/0',
      round: 1,
      sums: { counted: 5, credited: 0, paused: 0, skipped: 2 },
    });
    expect(told.lines.slice(-4).map(({ day, effect, ordinal }) => [day, effect, ordinal])).toEqual([
      ['2026-05-18', 'counted', 5],
      ['2026-05-19', 'after', 1],
      ['2026-05-20', 'after', 2],
      ['2026-05-21', 'after', 3],
    ]);
    const people = await c.app.query<{ name: string; roles: string[] }>(
      `select name, roles from accounts where org_id = $1 or roles && '{monitor,office-head}' order by name, id`,
      [c.unit.id],
    );
    const names = (role: string) =>
      people.filter(({ roles }) => roles.includes(role)).map(({ name }) => name);
    expect(told.told).toEqual([
      { place: 'unit-handlers', names: names('handler'), empty: false },
      { place: 'unit-head', names: [], empty: true },
      { place: 'office', names: [...names('monitor'), ...names('office-head')].sort(), empty: false },
    ]);
    expect((await why(id, 'reminder-2', c.handler)).told).toEqual(told.told);
  });

  it('explains a rung by the ledger as it stood when it fired, whatever was given later', async () => {
    await begin();
    const { id } = await c.acting();
    await c.app.fastForward({ to: '2026-05-20T01:00:00Z' });
    await c.move(c.handler, askOffice, id, { kind: 'reason', text: '雨天' });
    const requestId = (await c.seen(id)).requests[0]?.id;
    await c.move(c.monitor, decideRequest, id, { granted: true, newDay: '2026-05-27' }, { requestId });
    expect(await why(id, 'reminder-1')).toMatchObject({
      day: '2026-05-19',
      anchorDay: '2026-05-18',
      sums: { counted: 5, credited: 0 },
    });
    expect(await why(id, 'reminder-2')).toMatchObject({
      day: '2026-06-01',
      anchorDay: '2026-05-27',
      firedAt: null,
      sums: { counted: 5, credited: 7 },
    });
  });

  it('names for a rung ahead who would be told, and the places nobody holds', async () => {
    await begin();
    const { id } = await c.issued();
    expect((await why(id, 'leader')).told).toMatchObject([
      { place: 'supervising-leader', names: [], empty: true },
      { place: 'county-leader', names: [], empty: true },
      { place: 'office', empty: false },
    ]);
    expect(await why(id, 'warning')).toMatchObject({ anchor: 'warning', anchorDay: '2026-05-15', offset: 0 });
    expect(await why(id, 'sign-overdue')).toMatchObject({ anchor: 'sign-due', anchorDay: '2026-05-12' });
  });

  it('is unknown to other units and for what is not issued', async () => {
    await begin();
    const { id } = await c.issued();
    const params = { noticeId: id, rung: 'warning' as const };
    expect((await c.stranger.refusal(explainRung, { params })).status).toBe(404);
    const proposed = await c.proposed();
    expect(
      (await c.monitor.refusal(explainRung, { params: { ...params, noticeId: proposed.id } })).status,
    ).toBe(404);
  });
});
