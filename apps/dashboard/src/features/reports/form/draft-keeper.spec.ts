import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { ApiError } from '../../../shared/api';
import { createDraftKeeper } from './draft-keeper';
import { type Fields, fromDraft } from './fields';
import { type Kept, openingOf } from './local-draft';
import { sample } from './sample.fixture';

const first = fromDraft(sample.draft);
const typed = (month: string): Fields => ({ ...first, month });
const NOW = '2026-11-20T02:24:00.000Z';

function ground(save: (version: number) => Promise<{ savedAt: string; version: number }>) {
  let kept: Kept | null = null;
  const local = {
    read: () => kept,
    write: (next: Kept) => void (kept = next),
    keyFor: () => '',
    clear: () => void (kept = null),
  };
  const sent: [month: string | null, version: number][] = [];
  const photos: (readonly string[])[] = [];
  const keeper = createDraftKeeper({
    version: 4,
    fields: first,
    photos: ['one'],
    local,
    now: () => NOW,
    save: (draft, version, ids) => {
      photos.push(ids);
      sent.push([draft.monthFen, version]);
      return save(version);
    },
  });
  return { keeper, sent, photos, kept: () => kept };
}
const saves = (version: number) => Promise.resolve({ savedAt: NOW, version: version + 1 });

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('keeps at each pause here, and on the server once typing has rested', async () => {
  const { keeper, sent, kept } = ground(saves);
  keeper.change(typed('1'));
  await jest.advanceTimersByTimeAsync(500);
  expect(kept()).toMatchObject({ synced: false, version: 4, fields: { month: '1' } });
  expect(sent).toEqual([]);
  keeper.change(typed('16'));
  await jest.advanceTimersByTimeAsync(1500);
  expect(sent).toEqual([['16000000', 4]]);
  expect(kept()).toMatchObject({ synced: true, version: 5 });
  expect(keeper.state()).toEqual({ kind: 'saved', at: NOW });
});

it('sends nothing that was sent before', async () => {
  const { keeper, sent } = ground(saves);
  keeper.change(typed('1'));
  await keeper.flush();
  keeper.change(typed('1'));
  await keeper.flush();
  expect(sent).toHaveLength(1);
});

it('goes on from the version of the save before, one at a time', async () => {
  let release = () => {};
  const { keeper, sent } = ground(
    (version) => new Promise((done) => (release = () => done({ savedAt: NOW, version: version + 1 }))),
  );
  keeper.change(typed('1'));
  const flushed = keeper.flush();
  keeper.change(typed('2'));
  const again = keeper.flush();
  expect(sent).toHaveLength(1);
  release();
  await flushed;
  await jest.advanceTimersByTimeAsync(0);
  release();
  await again;
  expect(sent).toEqual([
    ['1000000', 4],
    ['2000000', 5],
  ]);
});

it('says where it is safe without a line, and sends it when the line is back', async () => {
  let online = false;
  const { keeper, kept } = ground((version) =>
    online ? saves(version) : Promise.reject(new ApiError(0, 'no-network')),
  );
  keeper.change(typed('1'));
  await keeper.flush();
  expect(keeper.state()).toEqual({ kind: 'local', at: NOW });
  expect(kept()).toMatchObject({ synced: false });
  online = true;
  await jest.advanceTimersByTimeAsync(15_000);
  expect(keeper.state()).toEqual({ kind: 'saved', at: NOW });
});

it('stops at a conflict until somebody chooses', async () => {
  let stale = true;
  const { keeper, sent } = ground((version) =>
    stale ? Promise.reject(new ApiError(409, 'stale')) : saves(version),
  );
  keeper.change(typed('1'));
  await keeper.flush();
  expect(keeper.state()).toEqual({ kind: 'conflict' });
  keeper.change(typed('12'));
  await jest.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
  stale = false;
  keeper.resume(9, first, ['one']);
  keeper.change(typed('12'));
  await keeper.flush();
  expect(sent.at(-1)).toEqual(['12000000', 9]);
});

it('opens with what this device had not sent, unless the server went on', () => {
  const kept = (over: Partial<Kept>): Kept => ({
    fields: typed('7'),
    version: 4,
    synced: false,
    at: NOW,
    ...over,
  });
  expect(openingOf(sample, null).note).toBe('none');
  expect(openingOf(sample, kept({ synced: true })).note).toBe('none');
  expect(openingOf(sample, kept({}))).toMatchObject({ note: 'restored', fields: { month: '7' } });
  const moved = { ...sample, draft: { ...sample.draft, progressText: '主体' }, state: 'draft' as const };
  expect(openingOf(moved, kept({ version: 3, base: first }))).toMatchObject({
    note: 'merged',
    fields: { month: '7', text: '主体' },
  });
  const clashing = { ...moved, draft: { ...moved.draft, monthFen: '8000000' } };
  expect(openingOf(clashing, kept({ version: 3, base: first }))).toMatchObject({
    note: 'conflict',
    fields: { month: '8', text: '主体' },
    clash: { merged: { conflicts: ['month'] }, mine: { month: '7' } },
  });
});

it('saves which photographs were chosen, also when nothing is typed, and not again what the server has', async () => {
  const { keeper, photos, kept } = ground(saves);
  keeper.choose(['one']);
  await jest.advanceTimersByTimeAsync(2000);
  expect(photos).toEqual([]);
  keeper.choose(['one', 'two']);
  await jest.advanceTimersByTimeAsync(2000);
  expect(photos).toEqual([['one', 'two']]);
  expect(kept()).toMatchObject({ synced: true, version: 5 });
  keeper.choose(['two', 'one']);
  await keeper.flush();
  keeper.choose([]);
  await keeper.flush();
  expect(photos).toEqual([['one', 'two'], []]);
});
