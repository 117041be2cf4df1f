import { afterEach, expect, it } from '@jest/globals';
import type { ExtensionRefusal, noticeFlow, ReasonRefusal } from '@duban/domain';
import { act, cleanup, render } from '@testing-library/react';
import { ApiError } from '../../shared/api';
import { setLang } from '../../shared/i18n/i18n';
import { refusalTexts } from './refusal-messages';
import { type Refusal, useFailure, useRefusal } from './refusals';

afterEach(() => {
  cleanup();
  act(() => setLang('zh'));
});

type FlowRefusal = Extract<ReturnType<typeof noticeFlow>, { refused: string }>['refused'];
type Code = ExtensionRefusal['code'] | ReasonRefusal['code'] | FlowRefusal | 'needs-approval';
/** The compiler asks for every code the law has; the spec for its sentence. */
const CODES: Record<Code, true> = {
  stage: true,
  'not-asked': true,
  'asked-already': true,
  spent: true,
  'waits-for': true,
  'no-days': true,
  'too-late': true,
  'too-often': true,
  'too-long': true,
  'still-asked': true,
  'asked-by-same': true,
  'approved-by-same': true,
  'already-decided': true,
  'not-overdue': true,
  'stated-by-same': true,
  'no-new-day': true,
  'needs-approval': true,
};

const said = (refusal: Refusal): string => {
  const Said = () => useRefusal()(refusal);
  const { container } = render(<Said />);
  const text = container.textContent;
  cleanup();
  return text;
};

it.each(Object.keys(CODES))('%s has a sentence, and no hole in it whatever the server left out', (code) => {
  expect(Object.keys(refusalTexts.zh)).toContain(code);
  for (const lang of ['zh', 'en'] as const) {
    act(() => setLang(lang));
    expect(said({ code, facts: {} })).not.toMatch(/\{\{|undefined|NaN/);
  }
});

it('says the numbers, the days and the moments of the facts', () => {
  expect(said({ code: 'too-often', facts: { granted: 2, max: 2 } })).toBe('已延期 2 次，至多 2 次。');
  expect(said({ code: 'too-late', facts: { dueDay: '2026-10-08', lastAt: '2026-09-30T09:30:00Z' } })).toBe(
    '须在 09-30 17:30 前提出，已经过了。',
  );
  expect(said({ code: 'waits-for', facts: { request: 'objection' } })).toBe('先等异议退单的决定。');
  expect(said({ code: 'something-new', facts: {} })).toBe('现在不能这样办。');
});

it('gives the reason of the law where the server told it, and the plain sentence where not', () => {
  const failed = (error: ApiError) => {
    const Said = () => useFailure()(error);
    const { container } = render(<Said />);
    return container.textContent;
  };
  expect(failed(new ApiError(422, 'request-refused', { code: 'asked-by-same' }))).toBe(
    '申请人不能自己决定，须由另一人。',
  );
  cleanup();
  expect(failed(new ApiError(409, 'stale', {}))).toContain('别人刚改过这里');
  cleanup();
  expect(failed(new ApiError(422, 'attachment-refused', { reason: 'gone' }))).toContain('请移除后重新选择');
});
