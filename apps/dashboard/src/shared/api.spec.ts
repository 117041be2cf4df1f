import { answer, failing } from './testing/fake-fetch';
import { describe, expect, it } from '@jest/globals';
import { changePassword, getNotice, listNotices } from '@duban/contracts';
import { addressOf, type ApiError, call, keyOf, setCsrf } from './api';

const noticeId = '0198c0de-0000-7000-8000-000000000001';

it('writes parameters into the path and leaves out what is empty', () => {
  expect(addressOf(getNotice, { params: { noticeId } })).toBe(`/api/notices/${noticeId}`);
  expect(addressOf(listNotices, { query: { view: 'mine', q: '', cursor: undefined, limit: 20 } })).toBe(
    '/api/notices?view=mine&limit=20',
  );
});

it('keys a query by endpoint and what is asked', () => {
  expect(keyOf(getNotice, { params: { noticeId } })).toEqual(['getNotice', { noticeId }, null]);
});

describe('call', () => {
  it('carries the token of the session on everything that changes', async () => {
    const sent = answer(200, { done: true });
    setCsrf('token-1');
    await call(changePassword, { body: { current: 'a', next: 'b' } });
    expect(sent()).toMatchObject({
      url: '/api/session/password',
      init: { method: 'POST', credentials: 'same-origin', headers: { 'x-csrf-token': 'token-1' } },
    });
  });

  it('turns problem+json into an error with its code, facts and number', async () => {
    answer(409, { code: 'stale', facts: { version: 3 }, requestId: '7F3A' });
    const error = await call(getNotice, { params: { noticeId } }).catch((e: ApiError) => e);
    expect(error).toMatchObject({ status: 409, code: 'stale', facts: { version: 3 }, requestId: '7F3A' });
  });

  it('knows a lost line from a server that does not answer', async () => {
    failing();
    await expect(call(getNotice, { params: { noticeId } })).rejects.toMatchObject({
      status: 0,
      code: 'no-network',
    });
    answer(502, '<html>');
    await expect(call(getNotice, { params: { noticeId } })).rejects.toMatchObject({
      status: 502,
      code: 'unavailable',
    });
  });
});
