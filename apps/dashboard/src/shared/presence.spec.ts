import { jest } from '@jest/globals';
import { isPresent } from './presence';

describe('presence', () => {
  it('lasts a minute from the last sign of a person', () => {
    const now = jest.spyOn(performance, 'now');
    const start = performance.now();
    now.mockReturnValue(start + 61_000);
    expect(isPresent()).toBe(false);
    document.dispatchEvent(new Event('keydown'));
    expect(isPresent()).toBe(true);
    now.mockReturnValue(start + 61_000 + 59_000);
    expect(isPresent()).toBe(true);
    now.mockReturnValue(start + 61_000 + 61_000);
    expect(isPresent()).toBe(false);
    now.mockRestore();
  });
});
