import { afterEach, describe, expect, it } from '@jest/globals';
import type { Setting } from '@duban/contracts';
import {
  ANSWER_DAYS,
  CARD_LIMITS,
  CARD_POINTS,
  DEFAULT_COMPLAINT_RULES,
  DEFAULT_FINDING_RULES,
  DEFAULT_LIGHT_RULES,
  DEFAULT_POLICY,
  LIGHT_RULE_PRESETS,
  type Role,
} from '@duban/domain';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { settle, showApp } from '../../shared/testing/in-app';
import { serve } from '../../shared/testing/serve';
import { RulesPage } from './rules-page';

const rules = {
  answerDays: { ...ANSWER_DAYS },
  signDays: 1,
  objectDays: 1,
  signLastsDays: 3,
  feedbackEveryDays: 5,
  feedbackOverDays: 10,
  extension: { noticeDays: 1, maxTimes: 2, decideDays: 1 },
  approvedSources: ['light', 'late-report'],
  archiveAfterDays: 5,
};
const setting = (key: Setting['key'], value: object, over: Partial<Setting> = {}): Setting => ({
  key,
  version: 0,
  value: { ...value },
  reason: '',
  by: null,
  at: null,
  ...over,
});
const items = [
  setting('notice-rules', rules, {
    version: 2,
    reason: '常务会议决定',
    by: '管理员',
    at: '2026-11-02T01:00:00Z',
  }),
  setting('ladder-policy', { rungs: DEFAULT_POLICY.rungs }),
  setting('card-rules', { ...CARD_LIMITS, points: { ...CARD_POINTS }, autoIssue: [] }),
  setting('light-rules', DEFAULT_LIGHT_RULES),
  setting('finding-rules', DEFAULT_FINDING_RULES),
  setting('complaint-rules', DEFAULT_COMPLAINT_RULES),
];
const trial = {
  projects: 320,
  changed: 18,
  moves: [{ from: 'green', to: 'red', count: 18 }],
  items: [
    {
      project: { id: '0198c0de-0000-7000-8000-0000000000c1', name: '站前路改造' },
      unit: { id: '0198c0de-0000-7000-8000-0000000000b1', name: '撮镇镇人民政府', shortName: '撮镇镇' },
      from: { color: 'green', word: 'slight-lag', period: null, reason: null, kind: 'investment' },
      to: {
        color: 'red',
        word: 'start-overdue',
        period: null,
        kind: 'start',
        reason: {
          code: 'start-overdue',
          rule: 'start-1-2/1',
          facts: { plannedDay: '2026-08-20', months: 3 },
        },
      },
    },
  ],
  next: null,
};

const open = async (role: Role) => {
  const log = serve(({ method, url }) => {
    if (url.pathname === '/api/settings') return { body: { items } };
    if (url.pathname.endsWith('/check')) return { body: { findings: [], running: 27, trial } };
    if (method === 'PUT') return { body: items[0] };
    const [latest] = items;
    return { body: { items: [latest, setting('notice-rules', { ...rules, signDays: 2 }, { version: 1 })] } };
  });
  await showApp([{ path: '/rules', element: <RulesPage /> }], '/rules', role);
  await settle(20);
  return log;
};
const panel = (name: string) => screen.getByRole('region', { name });
afterEach(cleanup);

describe('the rules', () => {
  it('are read with their version by who supervises, and are not there for others', async () => {
    await open('monitor');
    const terms = panel('督办时限');
    expect(terms.textContent).toContain('第 2 版');
    expect(terms.textContent).toContain('常务会议决定');
    expect(within(terms).getByText('特急').nextSibling?.textContent).toBe('3 个工作日');
    const rung = within(panel('阶梯方案')).getByRole('row', { name: /二次催办/ });
    expect(rung.textContent).toContain('到期日后 3 个工作日拟发黄牌');
    expect(screen.queryByRole('button', { name: '修改…' })).toBeNull();
    cleanup();
    await open('handler');
    expect(screen.getByText('没有这一页')).toBeTruthy();
  });

  it('show what a version changed, in place', async () => {
    await open('leader');
    const history = within(panel('督办时限')).getByText('历史版本').closest('details') as HTMLDetailsElement;
    await act(async () => {
      history.open = true;
      fireEvent(history, new Event('toggle'));
    });
    await settle(20);
    expect(history.textContent).toContain('签收 2 1');
    expect(history.querySelector('del')?.textContent).toBe('2');
    expect(history.querySelector('ins')?.textContent).toBe('1');
  });

  it('are changed by a new version: differences and what keeps its own are said before it is in force', async () => {
    const log = await open('admin');
    fireEvent.click(within(panel('督办时限')).getByRole('button', { name: '修改…' }));
    await settle(20);
    expect(await screen.findByText(/在办 27 件保持各自签发时的版本/)).toBeTruthy();
    const enforce = screen.getByRole('button', { name: '启用新版本…' }) as HTMLButtonElement;
    expect(enforce.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('签收'), { target: { value: '2' } });
    expect(enforce.disabled).toBe(false);
    fireEvent.click(enforce);
    expect(screen.getByText('启用《督办时限》第 3 版？')).toBeTruthy();
    const dialog = screen.getByText('启用《督办时限》第 3 版？').closest('dialog') as HTMLElement;
    expect(dialog.querySelector('.differences')?.textContent).toBe('签收 1 2');
    fireEvent.change(within(dialog).getByLabelText(/^理由/), { target: { value: '试行' } });
    await act(async () => fireEvent.click(within(dialog).getByRole('button', { name: '启用' })));
    await settle(20);
    const put = log.find(({ method }) => method === 'PUT');
    expect(put?.body).toEqual({ value: { ...rules, signDays: 2 }, reason: '试行', version: 2 });
  });

  it('say beside the field what is wrong', async () => {
    await open('admin');
    fireEvent.click(within(panel('督办时限')).getByRole('button', { name: '修改…' }));
    await settle(20);
    fireEvent.change(screen.getByLabelText('紧急'), { target: { value: '2' } });
    expect(screen.getAllByRole('alert')[0]?.textContent).toBe(
      '越急时限不能越长：紧急 2 个工作日，少于特急的 3 个',
    );
    fireEvent.change(screen.getByLabelText('紧急'), { target: { value: '' } });
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
      '应为 1 至 260 的整数',
    ]);
  });

  it('of the ladder say beside the rung what is wrong, and rungs go and come back in their place', async () => {
    await open('admin');
    fireEvent.click(within(panel('阶梯方案')).getByRole('button', { name: '修改…' }));
    await settle(20);
    fireEvent.change(screen.getByLabelText('一次催办：相隔'), { target: { value: '4' } });
    expect(screen.getByRole('alert').textContent).toBe('时限 3 个工作日时早于上一级「一次催办」，次序颠倒');
    fireEvent.click(screen.getByRole('button', { name: '删去二次催办' }));
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.change(screen.getByLabelText('一次催办：相隔'), { target: { value: '1' } });
    fireEvent.change(screen.getByLabelText('加一级'), { target: { value: 'reminder-2' } });
    const rows = within(panel('阶梯方案')).getAllByRole('rowheader');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      '1 催签',
      '2 预警',
      '3 一次催办',
      '4 二次催办',
      '5 通报批评',
      '6 呈报县领导',
    ]);
    for (const box of within(screen.getByRole('group', { name: '预警：告知谁' })).getAllByRole('checkbox'))
      if ((box as HTMLInputElement).checked) fireEvent.click(box);
    expect(screen.getByRole('alert').textContent).toBe('没有告知任何人');
  });

  it('of lights are tried before: how many would turn, and which', async () => {
    const log = await open('admin');
    const lights = panel('亮灯规则');
    expect(lights.textContent).toContain('武汉 80/60');
    fireEvent.click(within(lights).getByRole('button', { name: '修改…' }));
    await settle(20);
    expect(screen.queryByRole('region', { name: '试算' })).toBeNull();
    fireEvent.change(screen.getByLabelText('照搬'), { target: { value: 'sanya' } });
    await settle(20);
    const tried = screen.getByRole('region', { name: '试算' });
    expect(tried.textContent).toContain('今天的 320 个项目，有 18 个会变灯');
    expect(tried.textContent).toContain('18 个由绿灯转红灯');
    expect(within(tried).getByRole('row', { name: /站前路改造/ }).textContent).toContain(
      '计划 2026-08-20 开工，已过 3 个月仍未开工',
    );
    const asked = log.filter(({ url }) => url.pathname.endsWith('light-rules/check')).at(-1);
    expect(asked?.body).toMatchObject({ value: LIGHT_RULE_PRESETS.sanya });
    // a number changed by hand makes them one's own; what is wrong is said beside it, and nothing is tried
    fireEvent.change(screen.getByLabelText('低于序时的百分之几为红'), { target: { value: '100' } });
    expect((screen.getByLabelText('照搬') as HTMLSelectElement).value).toBe('own');
    expect(screen.getByRole('alert').textContent).toBe('红线要低于黄线的 100');
    expect(screen.queryByRole('region', { name: '试算' })).toBeNull();
  });

  it('of checks are values with their units', async () => {
    await open('monitor');
    expect(panel('核查规则').textContent).toContain('当月完成超过全年计划的30%');
  });

  it('of complaints name their steps, and say that the harder has no less time', async () => {
    await open('admin');
    const complaints = panel('诉求规则');
    expect(within(complaints).getByText('跨部门').nextSibling?.textContent).toBe('15 个工作日');
    fireEvent.click(within(complaints).getByRole('button', { name: '修改…' }));
    await settle(20);
    fireEvent.change(screen.getByLabelText('跨部门'), { target: { value: '6' } });
    expect(screen.getByRole('alert').textContent).toBe('越难的时限不能越短：至少 7 个工作日');
    fireEvent.change(screen.getByLabelText('受理或不予受理'), { target: { value: '4' } });
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
      '应为 1 至 3 的整数',
    ]);
  });
});
