import { expect, it } from '@jest/globals';
import type { NoticeDetail } from '@duban/contracts';
import { fakeAttachment } from '../../../shared/attachments/fake-attachment';
import { fakeNotice } from '../fake-notice';
import { numbersOf, toEnclosures } from './to-enclosures';

const file = (name: string) => fakeAttachment({ id: name, name });
const reply = (version: number, ...names: string[]): NoticeDetail['replies'][number] => ({
  version,
  text: '已整改',
  by: '王海涛',
  at: '2026-11-12T01:00:00Z',
  verdict: null,
  opinion: null,
  verdictBy: null,
  verdictAt: null,
  attachments: names.map(file),
});

it('numbers every file once: of the notice, the plan, progress, then the replies from the first on', () => {
  const notice = fakeNotice({
    attachments: [file('a.pdf'), file('b.jpg')],
    planAttachments: [file('plan.xlsx')],
    // the newest stands first
    replies: [reply(2, 'e.jpg'), reply(1, 'c.jpg', 'd.pdf')],
  });
  const all = toEnclosures(notice);
  expect(all.map(({ no, part, attachment }) => [no, part, attachment.name])).toEqual([
    [1, 'notice', 'a.pdf'],
    [2, 'notice', 'b.jpg'],
    [3, 'plan', 'plan.xlsx'],
    [4, 'reply', 'c.jpg'],
    [5, 'reply', 'd.pdf'],
    [6, 'reply', 'e.jpg'],
  ]);
  expect(numbersOf(all, notice.replies[1]?.attachments ?? [])).toEqual([4, 5]);
  expect(toEnclosures(fakeNotice())).toEqual([]);
});
