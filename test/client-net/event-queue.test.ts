import { expect, test } from 'vitest';
import { EventQueue } from '../../client/net/event-queue.ts';
import { SendPacer } from '../../client/net/send-pacer.ts';
import type { SessionEvent } from '../../client/net/session-types.ts';

const spawned = (ship: number): SessionEvent => ({ type: 'spawned', ship, x: 0, y: 0 });

test('events wait until they are seen to happen', () => {
  const queue = new EventQueue();
  queue.push(spawned(1), 10);
  queue.push(spawned(2));
  const out: SessionEvent[] = [];
  queue.takeDue(9, out);
  expect(out).toEqual([spawned(2)]);
  queue.takeDue(10, out);
  expect(out).toEqual([spawned(2), spawned(1)]);
});

test('R14 of a flood the oldest events are dropped', () => {
  const queue = new EventQueue();
  for (let i = 0; i < 10_000; i++) queue.push(spawned(i));
  const out: SessionEvent[] = [];
  queue.takeDue(0, out);
  expect(out).toHaveLength(256);
  expect(out.at(-1)).toEqual(spawned(9999));
});

test('as many sends are skipped as the room says wait there, one at a time', () => {
  const pacer = new SendPacer();
  const sends = Array.from({ length: 200 }, (_, i) => pacer.shouldSend(i < 60 ? 3 : 0));
  expect(sends.filter((sent) => !sent)).toHaveLength(3);
  expect(sends.some((sent, i) => !sent && sends[i + 1] === false)).toBe(false);
});

test('a steady line skips nothing', () => {
  const pacer = new SendPacer();
  expect(Array.from({ length: 500 }, () => pacer.shouldSend(0)).every(Boolean)).toBe(true);
});
