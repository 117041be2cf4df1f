import { afterEach, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { calendarOf } from '../../../shared/use-office-calendar';
import { WorkingDayPicker } from './working-day-picker';

afterEach(cleanup);

const day = (text: string, working: boolean, name = '春节') => ({
  day: text,
  weekday: 0,
  working,
  kind: working ? ('makeup' as const) : ('holiday' as const),
  name,
});
const calendar = calendarOf([
  {
    year: 2026,
    status: 'announced',
    source: '国办',
    days: [day('2026-02-14', true), ...[16, 17, 18, 19, 20, 23].map((d) => day(`2026-02-${d}`, false))],
  },
]);
const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });

it('lets nobody choose a day off, and a make-up Saturday like any working day', () => {
  const onChange = jest.fn();
  render(
    <WorkingDayPicker
      label="新到期日"
      calendar={calendar}
      after="2026-02-12"
      countFrom="2026-02-12"
      value={null}
      onChange={onChange}
    />,
  );
  expect(radio('02-17 周二').disabled).toBe(true);
  expect(radio('02-15 周日').disabled).toBe(true);
  expect(radio('02-14 周六').disabled).toBe(false);
  fireEvent.click(radio('02-26 周四'));
  expect(onChange).toHaveBeenCalledWith('2026-02-26');
});

it('says how many working days the choice gives: 5 from 12 February are the 26th', () => {
  render(
    <WorkingDayPicker
      label="新到期日"
      calendar={calendar}
      after="2026-02-12"
      countFrom="2026-02-12"
      value="2026-02-26"
      onChange={() => undefined}
    />,
  );
  expect(screen.getByRole('status').textContent).toContain('02-26 周四 记入 5 个工作日');
});
