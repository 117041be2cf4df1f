import { jest } from '@jest/globals';
import { OwnTimer } from './own-timer';

describe('the timer of a process', () => {
  let rung: number;
  let timer: OwnTimer;
  beforeEach(() => {
    jest.useFakeTimers();
    rung = 0;
    timer = new OwnTimer(() => rung++);
  });
  afterEach(() => jest.useRealTimers());
  const pass = (ms: number) => {
    jest.advanceTimersByTime(ms);
    return rung;
  };

  it('keeps the first of what it is told', () => {
    for (const delay of [500, 200, 900]) timer.keep(delay);
    expect([pass(199), pass(1), pass(2000)]).toEqual([0, 1, 1]);
  });

  it('keeps a later one when the first has come', () => {
    timer.keep(100);
    expect(pass(100)).toBe(1);
    timer.keep(300);
    expect([pass(299), pass(1)]).toEqual([1, 2]);
  });

  it('is not put off by being told again and again', () => {
    for (let ms = 0; ms < 100; ms += 10) {
      timer.keep(50);
      pass(10);
    }
    expect(rung).toBe(2);
  });

  it('rings no more once it is stopped', () => {
    timer.keep(10);
    timer.stop();
    expect(pass(100)).toBe(0);
  });
});
