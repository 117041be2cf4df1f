import {
  acceptComplaint,
  answerComplaint,
  askComplaintExtension,
  assignComplaint,
  contactSender,
  decideComplaintExtension,
  issueNotice,
} from '@duban/contracts';
import { Calendars, readCalendar, SYSTEM, TermKeepers, Work } from '@duban/platform';
import { complaintCase, type ComplaintCase } from './complaint-case.fixture';

describe('the clocks of a complaint', () => {
  let c: ComplaintCase;
  beforeEach(async () => (c = await complaintCase()));
  afterEach(() => c.app.close());

  const noticesOf = (id: string) =>
    c.app.query<{ title: string; state: string; severity: string; unit_id: string; subject_name: string }>(
      'select title, state, severity, unit_id, subject_name from notices where subject_id = $1 order by proposed_at, id',
      [id],
    );

  it('open a notice against the office when it does not accept in time, and raise it when it does not assign', async () => {
    const { id } = await c.filed();
    await c.app.fastForward({ to: '2026-05-13T09:30:00Z' });
    expect(await noticesOf(id)).toEqual([]);
    await c.app.fastForward({ to: '2026-05-13T09:31:00Z' });
    expect(await c.seen(id)).toMatchObject({ missed: 1, clock: { clock: 'accept', missed: true } });
    const number = '诉求〔2026〕1号';
    const notice = { state: 'proposed', unit_id: c.county.id, subject_name: number };
    expect(await noticesOf(id)).toMatchObject([{ ...notice, severity: 'normal' }]);
    await c.act(c.monitor, acceptComplaint, id, { complexity: 'plain' });
    await c.app.fastForward({ workingDays: 2 });
    expect(await noticesOf(id)).toMatchObject([{ ...notice, severity: 'important' }]);
    expect((await c.seen(id)).notices).toHaveLength(1);
    expect((await c.seen(id, c.firm)).notices).toEqual([]);
    expect((await c.seen(id)).ledger.filter(({ kind }) => kind === 'clock-missed')).toMatchObject([
      { party: 'system', facts: { clock: 'accept', owner: 'office', dueDay: '2026-05-13' } },
      { facts: { clock: 'assign' } },
    ]);
  });

  it('open one against the lead unit, and put a card on it once it was issued', async () => {
    const { id } = await c.assigned();
    await c.app.fastForward({ workingDays: 2 });
    const [notice] = (await c.seen(id)).notices;
    expect(await noticesOf(id)).toMatchObject([
      { unit_id: c.lead.id, title: '关于限期办理诉求〔2026〕1号的督办' },
    ]);
    expect((await c.seen(id, c.handler)).notices).toEqual([]);
    await c.app.query(`update notices set state = 'approved' where id = $1`, [notice?.id]);
    await c.head.call(issueNotice, {
      params: { noticeId: notice?.id ?? '' },
      body: {
        ...{ unitId: c.lead.id, severity: 'normal', title: '限期联系企业', demands: '请联系', version: 1 },
        ...{ coUnitIds: [], evidence: [] },
      },
    });
    expect((await c.seen(id, c.handler)).notices).toHaveLength(1);
    await c.app.fastForward({ workingDays: 8 });
    const cards = await c.app.query<{ state: string; reason: string }>(
      `select state, reason from cards where notice_id = $1 and color = 'yellow'`,
      [notice?.id],
    );
    expect(cards.length).toBe(1);
    expect(await c.told(c.handler)).toContain('complaint.clock-missed');
  });

  it('are put off when the unit asks in time and another person grants it, twice at most', async () => {
    const { id } = await c.assigned();
    const acting = await c.act(c.handler, contactSender, id, { text: '已联系' });
    expect(acting.clock?.dueDay).toBe('2026-05-20');
    expect((await c.seen(id, c.handler)).extension).toMatchObject({
      clock: 'answer',
      timesLeft: 2,
      daysLeft: 7,
    });
    const tooLong = await c.refused(c.handler, askComplaintExtension, id, { days: 8, reason: '需复检' });
    expect(tooLong.fields).toMatchObject([{ path: 'days', code: 'too-long', facts: { left: 7 } }]);
    const asked = await c.act(c.handler, askComplaintExtension, id, { days: 3, reason: '需复检' });
    expect(asked.can).not.toContain('ask-extension');
    const [one] = asked.extensions;
    expect((await c.seen(id)).asked).toBe(true);
    const granted = await c.act(
      c.monitor,
      decideComplaintExtension,
      id,
      { days: 2, opinion: '同意两日' },
      { extensionId: one?.id },
    );
    expect(granted.clock?.dueDay).toBe('2026-05-22');
    const [due] = await c.app.query<{ due_at: Date }>(
      `select due_at from tasks where kind = 'complaint.clock-due' and subject = $1 and state = 'pending'`,
      [`${id}:answer`],
    );
    expect(due?.due_at.toISOString()).toBe('2026-05-22T09:30:00.001Z');
    await c.app.fastForward({ to: '2026-05-22T02:00:00Z' });
    const late = await c.refused(c.handler, askComplaintExtension, id, { days: 1, reason: '仍需时间' });
    expect(late.fields?.[0]?.code).toBe('too-late');
  });

  it('void what was asked when the answer comes before the decision', async () => {
    const { id } = await c.assigned();
    await c.act(c.handler, contactSender, id, { text: '已联系' });
    await c.act(c.handler, askComplaintExtension, id, { days: 3, reason: '需复检' });
    const answered = await c.act(c.handler, answerComplaint, id, { text: '已退费' });
    expect(answered.asked).toBe(false);
    expect((await c.seen(id)).extensions[0]?.decision).toMatchObject({ grantedDays: 0 });
    const left = await c.app.query('select 1 from tasks where subject = $1', [`${id}:answer`]);
    expect(left).toEqual([]);
  });

  it('begin the contact anew with another unit, and not the answer', async () => {
    const { id } = await c.assigned();
    await c.app.fastForward({ workingDays: 1 });
    const again = await c.act(c.monitor, assignComplaint, id, { leadId: c.helper.id });
    expect(again.clock).toMatchObject({ clock: 'contact', dueDay: '2026-05-13' });
    expect(again.clocks.filter(({ endedAt }) => endedAt === null).map((k) => [k.clock, k.dueDay])).toEqual([
      ['answer', '2026-05-20'],
      ['contact', '2026-05-13'],
    ]);
  });

  it('move with the calendar, and say why', async () => {
    const { id } = await c.filed();
    const { nest, engine } = c.app.running;
    await nest.get(Work).run(SYSTEM, async (tx) => {
      const keepers = nest.get(TermKeepers);
      const kept = await nest.get(Calendars).current(tx.em);
      await tx.em.query(`insert into holidays (day, off, name) values ('2026-05-12', true, '停电')`);
      const { terms } = await keepers.preview(
        tx.em,
        await readCalendar(tx.em, { hours: [...kept.hours], report_days: [] }),
        [],
      );
      expect(terms).toMatchObject([
        {
          ...{ type: 'complaint', id, label: '诉求〔2026〕1号', what: 'complaint', moves: true },
          ...{ from: '2026-05-13', to: '2026-05-14' },
        },
      ]);
      await tx.em.query('update calendar_head set version = version + 1');
      keepers.ask(tx, terms, { reason: '供电检修', by: '管理员' });
    });
    await engine.drain();
    const moved = await c.seen(id);
    expect(moved.clock?.dueDay).toBe('2026-05-14');
    expect(moved.ledger.at(-1)).toMatchObject({
      kind: 'rescheduled',
      text: '供电检修',
      facts: { clock: 'accept', from: '2026-05-13', to: '2026-05-14' },
    });
    await c.app.fastForward({ to: '2026-05-14T09:30:00Z' });
    expect((await c.seen(id)).missed).toBe(0);
  });
});
