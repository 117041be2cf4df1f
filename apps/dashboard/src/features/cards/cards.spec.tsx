import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardDetail, CardLine } from '@duban/contracts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import type { Role } from '@duban/domain';
import { settle, showApp } from '../../shared/testing/in-app';
import { type Asked, serve } from '../../shared/testing/serve';
import { heldActs } from './acts/held';
import { CardPage } from './detail/card-page';
import { toCourse } from './detail/to-course';
import { pointsOf } from './detail/use-facts';
import { fakeCard } from './fake-card';
import { CardsPage } from './list/cards-page';
import { PointsPage } from './points/points-page';

const PAGES = [
  { path: '/cards', element: <CardsPage /> },
  { path: '/cards/points', element: <PointsPage /> },
  { path: '/cards/:cardId', element: <CardPage /> },
];

async function open(
  card: CardDetail,
  role: Role,
  more: (asked: Asked) => { status?: number; body: unknown } | undefined = () => undefined,
) {
  const log = serve(
    (asked) => more(asked) ?? (asked.url.pathname.endsWith(card.id) ? { body: card } : undefined),
  );
  const shown = await showApp(PAGES, `/cards/${card.id}`, role);
  return { ...shown, log };
}
const buttons = (container: HTMLElement) =>
  [...container.querySelectorAll<HTMLButtonElement>('.card-acts button')].map((button) => [
    button.textContent?.trim(),
    button.classList.contains('button-filled'),
  ]);

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe('offers only what the server allows, the likeliest first and filled', () => {
  it.each<[Role, Partial<CardDetail>, [string, boolean][]]>([
    [
      'office-head',
      { state: 'proposed', number: null, issuedAt: null, can: ['issue', 'dismiss'] },
      [
        ['签发红牌…', true],
        ['不发…', false],
      ],
    ],
    ['handler', { state: 'issued', can: ['serve'] }, [['签收…', true]]],
    ['monitor', { state: 'issued', can: ['serve'] }, [['登记送达…', true]]],
    [
      'handler',
      { can: ['explain', 'appeal'] },
      [
        ['提交说明…', true],
        ['提出申诉…', false],
      ],
    ],
    [
      'leader',
      { state: 'appealed', can: ['uphold', 'lower', 'revoke'] },
      [
        ['维持红牌…', true],
        ['降为黄牌…', false],
        ['撤销红牌…', false],
      ],
    ],
    ['monitor', { state: 'verifying', can: ['lift'] }, [['解除红牌…', true]]],
    ['auditor', {}, []],
  ])('%s, %j', async (role, more, expected) => {
    const { container } = await open(fakeCard(more), role);
    expect(buttons(container)).toEqual(expected);
  });
});

it('says who decides instead, once, where somebody may not decide on what he issued', async () => {
  const by = { code: 'issued-by-same', facts: {} };
  const { container } = await open(
    fakeCard({
      state: 'appealed',
      cannot: [
        { move: 'uphold', ...by },
        { move: 'revoke', ...by },
      ],
    }),
    'office-head',
  );
  expect(container.querySelector('.acts-held')?.textContent).toBe(
    '复核申诉拟发或签发的人不作复核，由其他人定。',
  );
  expect(heldActs([{ move: 'lower', code: 'not-red', facts: {} }])).toEqual([]);
});

it('says until when an appeal was possible', async () => {
  const late = {
    move: 'appeal' as const,
    code: 'appeal-too-late',
    facts: { lastAt: '2026-11-25T09:30:00Z' },
  };
  await open(fakeCard({ can: ['explain'], cannot: [late] }), 'handler');
  expect(screen.getByText('申诉期已于 11-25 17:30 届满。')).toBeTruthy();
});

it('has a dashed sheet without a number while it is only proposed, and no print', async () => {
  const { container } = await open(
    fakeCard({ state: 'proposed', number: null, issuedAt: null }),
    'office-head',
  );
  expect(container.querySelector('.face-proposed h1')?.textContent).toBe('拟发红牌');
  expect(screen.getByText('未编号')).toBeTruthy();
  expect(screen.queryByText('打印')).toBeNull();
});

it('goes on saying that it was lowered', async () => {
  const { container } = await open(fakeCard({ state: 'lifted', lowered: true, points: 1 }), 'handler');
  expect(container.querySelector('.face-state')?.textContent).toBe('已解除 · 复核降级');
});

it('says what set it off, what it counts and what the rule gives the unit', async () => {
  await open(fakeCard(), 'handler');
  expect(screen.getByText('到期日 11-09 周一，11-16 周一 仍未办结，触发第 5 级「通报批评」')).toBeTruthy();
  expect(screen.getByText('2026 年计 2 分')).toBeTruthy();
  expect(screen.getByText(/3 个工作日内说明，5 个工作日内可申诉一次/)).toBeTruthy();
  const terms = screen.getByText('期限').closest('section');
  expect([...(terms?.querySelectorAll('dd') ?? [])].map((dd) => dd.textContent)).toEqual([
    '剩 1 个工作日11-23 周一',
    '剩 3 个工作日11-25 周三',
  ]);
});

it.each<[Partial<CardDetail>, string, number | undefined]>([
  [{ state: 'issued', points: 0 }, 'sheet.pointsWill', 2],
  [{}, 'sheet.pointsAre', 2],
  [{ state: 'appealed' }, 'sheet.pointsAppealed', 2],
  [{ state: 'verifying', lowered: true, points: 1 }, 'sheet.pointsLowered', 1],
  [{ state: 'lifted' }, 'sheet.pointsLifted', 2],
  [{ state: 'revoked', points: 0 }, 'sheet.pointsNone', undefined],
])('%j counts: %s %s', (more, key, count) => {
  const [said, values] = pointsOf(fakeCard(more));
  expect([said, values?.count]).toEqual([key, count]);
});

it('tells its course from the first act on, with what lapsed between', () => {
  const event = (type: string, at: string, seq: number) => ({
    seq,
    at,
    type,
    actor: null,
    subject: { type: 'card', id: 'x' },
    rootId: null,
    data: {},
  });
  const course = toCourse({
    acts: fakeCard().acts,
    timeline: [
      event('card.explain-missed', '2026-11-23T09:30:00.001Z', 9),
      event('card.served', '2026-11-18T01:20:00Z', 7),
    ],
  });
  expect(course.map((item) => ('act' in item ? item.act.move : item.event.type))).toEqual([
    'propose',
    'issue',
    'serve',
    'card.explain-missed',
  ]);
});

it('issues only with words, the focus on the harmless button, and shows the answer', async () => {
  const card = fakeCard({ state: 'proposed', number: null, issuedAt: null, can: ['issue'], version: 1 });
  const answered = fakeCard({ state: 'issued' });
  const { log } = await open(card, 'office-head', ({ method }) =>
    method === 'POST' ? { body: answered } : undefined,
  );
  fireEvent.click(screen.getByRole('button', { name: '签发红牌…' }));
  expect(screen.getByText('签发红牌给撮镇镇？')).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('先不发');
  const go = screen.getByRole<HTMLButtonElement>('button', { name: '签发红牌' });
  expect(go.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText(/签发意见/), { target: { value: '逾期未办' } });
  await act(async () => fireEvent.click(go));
  expect(log.find(({ method }) => method === 'POST')).toMatchObject({
    body: { move: 'issue', text: '逾期未办', version: 1 },
  });
  await settle();
  expect(screen.getByText('〔2026〕2号', { selector: 'header p' })).toBeTruthy();
});

it('keeps an explanation on this device until it is sent, and says why it was refused', async () => {
  const card = fakeCard({ can: ['explain', 'appeal'] });
  await open(card, 'handler', ({ method }) =>
    method === 'POST'
      ? {
          status: 422,
          body: {
            code: 'card-refused',
            facts: { reason: 'appeal-too-late', lastAt: '2026-11-25T09:30:00Z' },
            requestId: 'r',
          },
        }
      : undefined,
  );
  fireEvent.click(screen.getByRole('button', { name: '提交说明…' }));
  fireEvent.change(screen.getByLabelText(/情况说明/), { target: { value: '管线已协调' } });
  fireEvent.click(screen.getByRole('button', { name: '先不交' }));
  await settle();
  fireEvent.click(screen.getByRole('button', { name: '提交说明…' }));
  expect(screen.getByLabelText<HTMLTextAreaElement>(/情况说明/).value).toBe('管线已协调');
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '提交说明' })));
  await settle();
  expect(screen.getByRole('alert').textContent).toBe('没办成：申诉期已于 11-25 17:30 届满。');
  expect(localStorage.getItem(`duban.card.explain.${card.id}`)).toContain('管线已协调');
});

const line = ({ ...card }: CardDetail): CardLine => card;
const listed = (items: CardLine[]) => ({
  items,
  next: null,
  total: items.length,
  counts: { mine: 1, proposed: 1, 'in-force': 3, appealed: 0 },
  can: [],
});

describe('the list', () => {
  it('shows what each card waits for, until when, and leads to it', async () => {
    const log = serve(() => ({ body: listed([line(fakeCard())]) }));
    const { container } = await showApp(PAGES, '/cards', 'monitor');
    expect(log[0]?.url.searchParams.get('view')).toBe('in-force');
    expect(screen.getByRole('link', { name: '红牌〔2026〕2号' }).getAttribute('href')).toContain('/cards/');
    expect(container.querySelector('.cards-next')?.textContent).toBe('说明剩 1 个工作日11-23 周一');
    expect(container.querySelector('.cards-why')?.textContent).toBe('通报批评');
    expect(screen.getByRole('link', { name: /拟发待定/ }).textContent).toBe('拟发待定1');
  });

  it('says how long a card has waited where no term runs', async () => {
    const proposed = fakeCard({
      state: 'proposed',
      number: null,
      waiting: 2,
      next: { what: 'issue', day: null, remaining: null, provisional: false },
    });
    serve(() => ({ body: listed([line(proposed)]) }));
    const { container } = await showApp(PAGES, '/cards?view=proposed', 'office-head');
    expect(container.querySelector('.cards-next')?.textContent).toBe('待核发已等 2 个工作日');
    expect(screen.getByRole('link', { name: '拟发红牌' })).toBeTruthy();
  });

  it('keeps the proposals from a unit and says that nothing waits for it', async () => {
    serve(() => ({ body: listed([]) }));
    await showApp(PAGES, '/cards?view=mine', 'handler');
    expect(screen.queryByRole('link', { name: /拟发待定/ })).toBeNull();
    expect(screen.getByText('没有要您办的牌')).toBeTruthy();
  });

  it('says what failed and asks again', async () => {
    serve(() => ({ status: 500, body: { code: 'internal', facts: {}, requestId: 'r' } }));
    await showApp(PAGES, '/cards', 'monitor');
    expect(screen.getByRole('alert').textContent).toContain('没取到牌');
  });
});

it('keeps places and departments apart in the account of points', async () => {
  const unit = (id: number, shortName: string, kind: string, points: number) => ({
    unit: { id: fakeCard().id.replace(/1$/, String(id)), name: shortName, shortName },
    kind,
    points,
    yellow: points,
    red: 0,
    underAppeal: id === 5 ? 1 : 0,
  });
  serve(() => ({
    body: {
      year: 2026,
      yellow: 4,
      red: 0,
      units: [
        unit(5, '撮镇镇', 'township', 2),
        unit(6, '住建局', 'department', 1),
        unit(7, '经开区', 'zone', 1),
      ],
    },
  }));
  const { container } = await showApp(PAGES, '/cards/points', 'leader');
  const groups = [...container.querySelectorAll('.panel')].map((panel) => [
    panel.querySelector('h2')?.textContent,
    [...panel.querySelectorAll('tbody tr')].map((row) => row.textContent),
  ]);
  expect(groups).toEqual([
    ['乡镇园区', ['撮镇镇22—1', '经开区11——']],
    ['县直单位', ['住建局11——']],
  ]);
  expect(screen.getByText('2026 年共 4 分：黄牌 4 张，红牌 0 张')).toBeTruthy();
});
