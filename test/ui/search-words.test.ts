import { expect, test } from 'vitest';
import { MatchmakerRefusal } from '../../client/net/matchmaker-refusal.ts';
import type { QueueState } from '../../client/net/queue-ticket.ts';
import { searchDetail, searchWords } from '../../client/ui/search-words.ts';

const calm = { reason: 'asking', tries: 1, retryInMs: 0 } as const;
const wordsOf = (state: QueueState) => searchWords({ state, waiting: calm });
const detailOf = (state: QueueState) => searchDetail({ state, since: 1000 }, 13_000);

test('who stopped a search is named, and a search that ended by itself says why', () => {
  expect(wordsOf({ is: 'cancelled', reason: 'left', by: 'Ada' })).toBe('\u2068Ada\u2069 stopped the search.');
  expect(wordsOf({ is: 'cancelled', reason: 'left', by: undefined })).toBe('The search was stopped.');
  expect(wordsOf({ is: 'cancelled', reason: 'no_sign', by: undefined })).toContain('gave no sign');
  expect(wordsOf({ is: 'failed', refusal: new MatchmakerRefusal('queue_full', '') })).toContain('busy');
});

test('a place that is not known yet is left out, and so is the rest that nobody can say then', () => {
  expect(detailOf({ is: 'waiting', place: undefined, estimateSeconds: undefined })).toBe('0:12 so far');
  expect(detailOf({ is: 'waiting', place: 3, estimateSeconds: 9 })).toBe(
    '0:12 so far · place 3 in the queue · about 9\u00a0s more',
  );
  expect(detailOf({ is: 'proposed' })).toBe('');
});
