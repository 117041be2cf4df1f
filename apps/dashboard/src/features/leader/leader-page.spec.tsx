import { afterEach, expect, it } from '@jest/globals';
import type { DecisionLine } from '@duban/contracts';
import type { Role } from '@duban/domain';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { ids, settle, showApp } from '../../shared/testing/in-app';
import { serve } from '../../shared/testing/serve';
import { LeaderPage } from './leader-page';

const item: DecisionLine = {
  kind: 'card-review',
  subject: { type: 'card', id: '0198c0de-0000-7000-8000-0000000000f1' },
  version: 4,
  request: null,
  title: '加快管线迁改',
  number: '红牌〔2026〕3号',
  color: 'red',
  project: { id: ids.project, name: '站前路改造' },
  complaint: null,
  unit: { id: ids.org, name: '撮镇镇人民政府', shortName: '撮镇镇' },
  text: '二期用地未交付',
  since: '2026-11-18T02:00:00Z',
  waiting: 2,
  untilDay: '2026-11-25',
  remaining: { state: 'open', workingDays: 3 },
  sponsored: true,
  choices: [
    { key: 'uphold', steps: [{ what: 'points', day: null, points: 2 }], inPlace: true },
    { key: 'revoke', steps: [{ what: 'no-points', day: null, points: null }], inPlace: true },
  ],
};
const open = async (items: DecisionLine[], role: Role = 'leader', at = '/leader') => {
  const log = serve(({ url, method }) =>
    method === 'POST'
      ? { body: {} }
      : url.pathname === '/api/decisions'
        ? { body: { items, counts: { all: items.length, sponsored: items.length }, more: false } }
        : { body: { period: '2026-10', items: [] } },
  );
  await showApp([{ path: '/leader', element: <LeaderPage /> }], at, role);
  return log;
};
afterEach(cleanup);

it('says what is to be decided, how long it waits, and what each choice does', async () => {
  await open([item]);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('1 件事等您决定');
  expect(screen.getByText('红牌申诉，怎么复核？ · 红牌〔2026〕3号 · 撮镇镇')).toBeTruthy();
  expect(screen.getByRole('heading', { name: '维持' }).nextElementSibling?.textContent).toBe('计 2 分');
  expect(screen.getByRole('heading', { name: '撤销' }).nextElementSibling?.textContent).toBe('不计分');
  expect(screen.getByRole('link', { name: '看原件' }).getAttribute('href')).toBe(`/cards/${item.subject.id}`);
});

it('asks for the projects of the leader by the address', async () => {
  const log = await open([item], 'leader', '/leader?of=sponsored');
  const asked = log.filter(({ url }) => url.pathname === '/api/decisions');
  expect(asked.map(({ url }) => url.searchParams.get('of'))).toEqual(['sponsored']);
});

it('is decided in place: the act names the matter, takes a reason, and the list is asked for again', async () => {
  const log = await open([item]);
  fireEvent.click(screen.getByRole('button', { name: '维持…' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByRole('heading').textContent).toBe('维持：加快管线迁改（撮镇镇）？');
  const act = dialog.getByRole('button', { name: '维持' });
  expect(act.hasAttribute('disabled')).toBe(true);
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: '整改未到位' } });
  fireEvent.click(act);
  await settle(20);
  expect(log.filter(({ method }) => method === 'POST')).toMatchObject([
    { body: { move: 'uphold', text: '整改未到位', version: 4 } },
  ]);
  expect(log.filter(({ url }) => url.pathname === '/api/decisions')).toHaveLength(2);
});

it('sends the days asked for with the grant of an extension', async () => {
  const log = await open([
    {
      ...item,
      kind: 'extension',
      subject: { type: 'notice', id: ids.account },
      request: { id: ids.org, days: 3, untilDay: null },
      choices: [
        { key: 'grant', steps: [{ what: 'new-due', day: '2026-11-30', points: null }], inPlace: true },
        { key: 'refuse', steps: [{ what: 'term-stays', day: '2026-11-25', points: null }], inPlace: true },
      ],
    },
  ]);
  fireEvent.click(screen.getByRole('button', { name: '同意…' }));
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: '情况属实' } });
  fireEvent.click(dialog.getByRole('button', { name: '同意' }));
  await settle(20);
  const [sent] = log.filter(({ method }) => method === 'POST');
  expect(sent?.url.pathname).toBe(`/api/notices/${ids.account}/requests/${ids.org}/decision`);
  expect(sent?.body).toEqual({ granted: true, opinion: '情况属实', days: 3, version: 4 });
});

it('opens the paper where more is needed than a reason', async () => {
  await open([{ ...item, choices: item.choices.map((choice) => ({ ...choice, inPlace: false })) }]);
  expect(screen.queryByRole('button', { name: '维持…' })).toBeNull();
  expect(screen.getByRole('link', { name: '去决定' }).getAttribute('href')).toBe(`/cards/${item.subject.id}`);
});

it('says of a choice that needs more where it is made, beside one that is made here', async () => {
  const [uphold, revoke] = item.choices as [DecisionLine['choices'][number], DecisionLine['choices'][number]];
  await open([{ ...item, choices: [{ ...uphold, inPlace: false }, revoke] }]);
  expect(screen.getByRole('link', { name: '到原件维持' }).getAttribute('href')).toBe(
    `/cards/${item.subject.id}`,
  );
  expect(screen.getByRole('button', { name: '撤销…' })).toBeTruthy();
});

it('says so when nothing waits', async () => {
  await open([]);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('没有事等您决定');
});

it('is not there for who decides nothing', async () => {
  const log = await open([item], 'handler');
  expect(log.filter(({ url }) => url.pathname === '/api/decisions')).toEqual([]);
  expect(screen.queryByText('加快管线迁改')).toBeNull();
});
