import { expect, test } from 'vitest';
import { waitWords } from '../../client/ui/wait-line.ts';

test('what is waited for is said as it is: which try it is, and how long until it', () => {
  const words = (reason: Parameters<typeof waitWords>[0], forMs = 0) => waitWords(reason, forMs);
  expect(words({ reason: 'asking', tries: 1, retryInMs: 0 })).toBe('Looking for a place…');
  expect(words({ reason: 'asking', tries: 1, retryInMs: 0 }, 4000)).toContain('takes its time');
  expect(words({ reason: 'busy', tries: 2, retryInMs: 2100 })).toBe(
    'The servers are busy, trying again in 3\u00a0s',
  );
  expect(words({ reason: 'busy', tries: 2, retryInMs: 0 })).toBe('The servers are busy, trying again…');
  expect(words({ reason: 'unreachable', tries: 2, retryInMs: 300 })).toBe(
    'No server answers, trying again (2)',
  );
  expect(words('loading')).toContain('Loading the arena');
});
