import { brokenRules, MIN_LENGTH } from './password-rules';

describe('a new password', () => {
  it.each([
    ['Duban-2026', []],
    ['duban_2026x', []],
    ['督办工作Duban2026', []],
    ['Duban-202', ['too-short']],
    ['duban2026xx', ['too-few-classes']],
    ['Wanglixxxxx', ['too-few-classes', 'contains-username']],
    ['xWANGLI-2026', ['contains-username']],
    ['wangli', ['too-short', 'too-few-classes', 'contains-username']],
  ])('%s breaks %j', (password, rules) => expect(brokenRules(password, 'wangli')).toEqual(rules));

  it('is measured in characters, not in bytes', () =>
    expect(brokenRules(`${'a'.repeat(MIN_LENGTH - 3)}A1`, 'x')).toEqual(['too-short']));
});
