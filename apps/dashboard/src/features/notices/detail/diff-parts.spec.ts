import { expect, it } from '@jest/globals';
import { diffParts } from './diff-parts';

const said = async (before: string, after: string) =>
  (await diffParts(before, after))?.map(({ text, kind }) =>
    kind === 'same' ? text : kind === 'new' ? `[${text}]` : `(${text})`,
  );

it('marks the difference in place, by words and not by characters', async () => {
  expect((await said('供电公司已派 0 支队伍进场', '供电公司已派 2 支队伍进场'))?.join('')).toBe(
    '供电公司已派 (0)[2] 支队伍进场',
  );
});

it('loses nothing of either version', async () => {
  const before = '原因：管线迁改。\n措施：协调供电公司，11-20 前停电。';
  const after = '原因：管线迁改滞后。\n措施：协调供电公司，12-18 前停电割接。';
  const parts = await diffParts(before, after);
  const whole = (kinds: string[]) =>
    parts
      ?.filter((part) => kinds.includes(part.kind))
      .map((part) => part.text)
      .join('');
  expect(whole(['same', 'old'])).toBe(before);
  expect(whole(['same', 'new'])).toBe(after);
});

it('does not pretend that a new text is a changed one', async () => {
  expect(await diffParts('已对接，正在推进。', '十二基杆塔完成五基，余下七基计划下周四前完成')).toBeNull();
});
