import { expect, test } from 'vitest';
import type { WaitReason } from '../../client/net/wait-note.ts';
import { LineNews } from '../../client/ui/line-news.ts';

const FRAME_MS = 10;

function screen() {
  const news = new LineNews();
  let now = 1000;
  /** What is said over so many milliseconds, each word once. */
  return (ms: number, status: 'playing' | 'resuming', silenceMs = 0, reason: WaitReason = 'asking') => {
    const said: string[] = [];
    for (const end = now + ms; now < end; now += FRAME_MS) {
      news.step({ status, waiting: { reason, tries: 1, retryInMs: 0 }, network: { silenceMs } }, now);
      if (said.at(-1) !== news.word) said.push(news.word);
    }
    return said;
  };
}

test('a move that is over in an instant shows nothing at all', () => {
  const show = screen();
  expect(show(500, 'playing')).toEqual(['none']);
  expect(show(140, 'resuming')).toEqual(['none']);
  expect(show(500, 'playing')).toEqual(['none']);
});

test('a longer one is said to be a move, then what is waited for, and in the end that it is over', () => {
  const show = screen();
  expect(show(3000, 'resuming', 0, 'unreachable')).toEqual(['none', 'moving']);
  expect(show(6000, 'resuming', 0, 'unreachable')).toEqual(['moving', 'unreachable']);
  expect(show(3000, 'playing')).toEqual(['back', 'none']);
});

test('a silent server is said to be silent, and its word stands until the move has one', () => {
  const show = screen();
  expect(show(100, 'playing', 650)).toEqual(['none']);
  expect(show(100, 'playing', 750)).toEqual(['silent']);
  expect(show(400, 'resuming', 800)).toEqual(['silent', 'moving']);
});
