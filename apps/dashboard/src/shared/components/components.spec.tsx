import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { setLang } from '../i18n/i18n';
import { ConfirmAct } from './confirm-act';
import { DeadlineChip } from './deadline-chip';
import { FigureTile } from './figure-tile';
import { FullLadder } from './full-ladder';
import { LedgerCalendar } from './ledger-calendar';
import { Light } from './light';
import { MiniLadder } from './mini-ladder';

afterEach(() => {
  cleanup();
  act(() => setLang('zh'));
});

describe('Light', () => {
  it('is named by its word and its reason', () => {
    render(<Light colour="red" reason="完成率 47.8%，为序时的 57%" />);
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe('红灯：完成率 47.8%，为序时的 57%');
  });
  it('carries its character from 20 px on, triangles from 28', () => {
    const { container, rerender } = render(<Light colour="yellow" size={22} />);
    expect(container.querySelector('text')).toBeNull();
    rerender(<Light colour="yellow" size={28} />);
    expect(container.querySelector('text')?.textContent).toBe('黄');
    rerender(<Light colour="red" size={20} />);
    expect(container.querySelector('text')?.textContent).toBe('红');
  });
});

describe('DeadlineChip', () => {
  it.each([
    [<DeadlineChip state="left" days={12} day="2026-12-08" />, '剩 12 个工作日12-08 周二', 'chip-calm'],
    [<DeadlineChip state="left" days={1} day="2026-11-23" />, '剩 1 个工作日11-23 周一', 'chip-soon'],
    [<DeadlineChip state="today" time="17:30" />, '今天 17:30 到期', 'chip-soon'],
    [<DeadlineChip state="overdue" days={0} day="2026-11-16" />, '已逾期11-16 周一', 'chip-over'],
    [<DeadlineChip state="overdue" days={4} day="2026-11-16" />, '逾期 4 个工作日11-16 周一', 'chip-over'],
    [<DeadlineChip state="waiting" days={2} />, '已等 2 个工作日', 'chip-calm'],
    [<DeadlineChip state="paused" days={6} />, '挂起，剩 6 个工作日', 'chip-calm'],
    [<DeadlineChip state="pause-ended" days={6} />, '挂起期满，剩 6 个工作日', 'chip-soon'],
  ])('%#', (chip, text, tone) => {
    const { container } = render(chip);
    expect(container.textContent).toBe(text);
    expect(container.querySelector(`.${tone}`)).not.toBeNull();
  });
  it('speaks English with its plural', () => {
    act(() => setLang('en'));
    const { container } = render(<DeadlineChip state="overdue" days={1} day="2026-11-16" />);
    expect(container.textContent).toBe('1 working day overdueMon 16 Nov');
  });
});

it('MiniLadder tells how far it has climbed and what comes next', () => {
  render(<MiniLadder rungs={[{ fired: true }, { fired: false }, { fired: false }]} next="二次催办 11-23" />);
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
    '阶梯：3 级中已触发 1 级；下一级 二次催办 11-23',
  );
});

it('LedgerCalendar begins on Monday and says why a day counts', () => {
  const { container } = render(
    <LedgerCalendar
      today="2026-11-13"
      days={[
        { day: '2026-11-12', kind: 'start' },
        { day: '2026-11-13', kind: 'counted', ordinal: 1 },
        { day: '2026-11-14', kind: 'counted', ordinal: 2, makeup: true, due: true },
      ]}
    />,
  );
  expect(container.querySelectorAll('.ledger-blank')).toHaveLength(4);
  expect(container.querySelector('.ledger-due')?.textContent).toContain('调休上班，到期日，第 2 个工作日');
});

it('FullLadder opens the reason of a rung by mouse and by keyboard', () => {
  const onOpen = jest.fn();
  const { container } = render(
    <FullLadder
      days={[
        { day: '2026-11-12', off: false },
        { day: '2026-11-13', off: false },
      ]}
      points={[
        {
          key: 'warning',
          label: '预警',
          note: '11-13 周五',
          day: '2026-11-13',
          kind: 'rung',
          state: 'done',
          opens: true,
        },
      ]}
      today="2026-11-13"
      finding="已触发 1 级"
      onOpen={onOpen}
    />,
  );
  const mark = container.querySelector('svg [role=button]');
  expect(mark?.getAttribute('aria-label')).toBe('预警，11-13 周五：看为什么是那时');
  expect(mark?.getAttribute('tabindex')).toBe('0');
  if (mark) {
    fireEvent.keyDown(mark, { key: 'Tab' });
    fireEvent.keyDown(mark, { key: 'Enter' });
    fireEvent.click(mark);
  }
  expect(onOpen.mock.calls).toEqual([['warning'], ['warning']]);
});

it('FigureTile marks what moved, and rests again', () => {
  jest.useFakeTimers({ now: Date.parse('2026-11-22T02:23:00Z') });
  const tile = (filed: number) => (
    <FigureTile label="11月直报" value={String(filed)} watched={filed} basis="未报 49" />
  );
  const { rerender, container } = render(tile(71));
  rerender(tile(72));
  expect(container.querySelector('small')?.textContent).toBe('刚刚 +1 · 10:23');
  act(() => jest.advanceTimersByTime(6000));
  expect(container.querySelector('small')?.textContent).toBe('未报 49');
  jest.useRealTimers();
});

it('ConfirmAct repeats the verb, puts the focus on the harmless button and asks for the reason', async () => {
  const onConfirm = jest.fn((_: string) => Promise.resolve());
  render(
    <ConfirmAct
      title="签发黄牌〔2026〕10号给石塘镇？"
      act="签发黄牌"
      instead="先不发"
      follows="不能删除"
      reason={{}}
      onConfirm={onConfirm}
      onClose={() => {}}
    />,
  );
  expect(document.activeElement?.textContent).toBe('先不发');
  const go = screen.getByText<HTMLButtonElement>('签发黄牌');
  expect(go.disabled).toBe(true);
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '连续两月滞后' } });
  await act(async () => fireEvent.click(go));
  expect(onConfirm).toHaveBeenCalledWith('连续两月滞后');
});
