import { expect, test } from 'vitest';
import { KeptSeats, SEAT_KEY, TICKET_MS } from '../../client/net/kept-seats.ts';
import { createMemoryStorage } from '../../client/net/key-value.ts';

const NOW = 1_800_000_000_000;

const seat = (room: string, alive: number, code = '') => ({
  ...{ room, code, alive },
  ...{ ticket: `ticket of ${room}`, name: 'Ada', servers: 'http://one.test', token: 'token' },
});

const led = (room?: string, code?: string) => ({ room, code });

function closedPage(...rooms: ReturnType<typeof seat>[]) {
  const device = createMemoryStorage();
  for (const one of rooms) new KeptSeats(device).keep(one);
  return device;
}

test('the address of a match that a closed page played leads to its ship, by its room or its code', () => {
  const device = closedPage(seat('a', NOW - 30_000), seat('b', NOW - 30_000, 'QUARTZ'));
  for (const [wish, ticket] of [
    [led('a'), 'ticket of a'],
    [led(undefined, 'QUARTZ'), 'ticket of b'],
  ] as const) {
    const tab = createMemoryStorage();
    expect(new KeptSeats(device).takeUp(wish, tab, NOW)).toBe(true);
    expect(tab.get(SEAT_KEY.ticket)).toBe(ticket);
    expect(tab.get('pilot.token')).toBe('token');
  }
});

test('a page that is still there keeps its ship, and one that went lets go of it at once', () => {
  const device = createMemoryStorage();
  const page = new KeptSeats(device);
  page.keep(seat('a', NOW - 2000));
  expect(new KeptSeats(device).takeUp(led('a'), createMemoryStorage(), NOW)).toBe(false);
  page.letGo(NOW);
  expect(new KeptSeats(device).takeUp(led('a'), createMemoryStorage(), NOW)).toBe(true);
  // And now it is this page's.
  expect(new KeptSeats(device).takeUp(led('a'), createMemoryStorage(), NOW)).toBe(false);
});

test('no ship waits in another room, for a page that has one, for an old ticket, or when the seat was given up', () => {
  const device = closedPage(seat('a', NOW - 30_000));
  const tab = createMemoryStorage();
  expect(new KeptSeats(device).takeUp(led('b'), tab, NOW)).toBe(false);
  expect(new KeptSeats(device).takeUp(led(), tab, NOW)).toBe(false);
  expect(new KeptSeats(device).takeUp(led('a'), tab, NOW + TICKET_MS)).toBe(false);
  tab.set(SEAT_KEY.ticket, 'another');
  expect(new KeptSeats(device).takeUp(led('a'), tab, NOW)).toBe(false);
  const page = new KeptSeats(device);
  page.keep(seat('a', NOW - 30_000));
  page.forget();
  expect(new KeptSeats(device).takeUp(led('a'), createMemoryStorage(), NOW)).toBe(false);
});

test.each(['', 'null', '{', '[1,{"room":1}]', '[{"alive":0}]'])('what is no seat is none: %s', (text) => {
  const device = createMemoryStorage();
  device.set('seats', text);
  expect(new KeptSeats(device).takeUp(led('a'), createMemoryStorage(), NOW)).toBe(false);
  new KeptSeats(device).keep(seat('a', NOW - 30_000));
  expect(new KeptSeats(device).takeUp(led('a'), createMemoryStorage(), NOW)).toBe(true);
});

test('R14 a device keeps the last four', () => {
  const device = closedPage(...['a', 'b', 'c', 'd', 'e'].map((room) => seat(room, NOW - 30_000)));
  expect(new KeptSeats(device).takeUp(led('a'), createMemoryStorage(), NOW)).toBe(false);
  expect(new KeptSeats(device).takeUp(led('b'), createMemoryStorage(), NOW)).toBe(true);
});
