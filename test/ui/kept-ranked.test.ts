import { expect, test } from 'vitest';
import { createMemoryStorage } from '../../client/net/key-value.ts';
import { keepRanked, readKeptRanked } from '../../client/ui/kept-ranked.ts';

const inParty = { name: 'Ada', party: 'ABCDEFGH', ticket: undefined, isWaiting: false };
const waiting = { name: 'Ada', party: undefined, ticket: 'abc-DEF_1', isWaiting: true };

test.each([inParty, waiting, { ...waiting, party: 'ABCDEFGH' }])('a party and a search are kept', (kept) => {
  const storage = createMemoryStorage();
  keepRanked(storage, kept);
  expect(readKeptRanked(storage)).toEqual(kept);
});

test('nothing is kept of who is in no party and looks for nothing', () => {
  const storage = createMemoryStorage();
  keepRanked(storage, waiting);
  keepRanked(storage, { ...waiting, isWaiting: false });
  expect(readKeptRanked(storage)).toBeUndefined();
});

test.each([
  '',
  '{',
  'null',
  '7',
  '[]',
  '{"name":"Ada","party":"../secret"}',
  '{"name":"","party":"ABCDEFGH"}',
  '{"name":"Ada","party":["ABCDEFGH"]}',
  '{"name":"Ada","ticket":"a/b","isWaiting":true}',
  '{"name":"Ada","ticket":"abc","isWaiting":"yes"}',
])('what storage holds is checked: %s', (text) => {
  const storage = createMemoryStorage();
  storage.set('ranked', text);
  expect(readKeptRanked(storage)).toBeUndefined();
});
