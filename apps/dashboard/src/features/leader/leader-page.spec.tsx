import { afterEach, expect, it } from '@jest/globals';
import type { DecisionLine } from '@duban/contracts';
import type { Role } from '@duban/domain';
import { cleanup, screen } from '@testing-library/react';
import { ids, showApp } from '../../shared/testing/in-app';
import { serve } from '../../shared/testing/serve';
import { LeaderPage } from './leader-page';

const item: DecisionLine = {
  kind: 'card-review',
  subject: { type: 'card', id: '0198c0de-0000-7000-8000-0000000000f1' },
  title: '加快管线迁改',
  number: '红牌〔2026〕3号',
  color: 'red',
  project: { id: ids.project, name: '站前路改造' },
  unit: { id: ids.org, name: '撮镇镇人民政府', shortName: '撮镇镇' },
  text: '二期用地未交付',
  since: '2026-11-18T02:00:00Z',
  waiting: 2,
  untilDay: '2026-11-25',
  remaining: { state: 'open', workingDays: 3 },
  sponsored: true,
  choices: [
    { key: 'uphold', steps: [{ what: 'points', day: null, points: 2 }] },
    { key: 'revoke', steps: [{ what: 'no-points', day: null, points: null }] },
  ],
};
const open = async (items: DecisionLine[], role: Role = 'leader', at = '/leader') => {
  const log = serve(({ url }) =>
    url.pathname === '/api/decisions'
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
  expect(screen.getByRole('link', { name: '去决定' }).getAttribute('href')).toBe(`/cards/${item.subject.id}`);
});

it('asks for the projects of the leader by the address', async () => {
  const log = await open([item], 'leader', '/leader?of=sponsored');
  const asked = log.filter(({ url }) => url.pathname === '/api/decisions');
  expect(asked.map(({ url }) => url.searchParams.get('of'))).toEqual(['sponsored']);
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
