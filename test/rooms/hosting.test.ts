import { describe, expect, test } from 'vitest';
import { EXCUSE_MS, Hosting } from '../../server/rooms/hosting.ts';
import { LEASE_MS } from '../../server/store/match-store.ts';

const NOTHING = { deposed: [], created: [] };
const r = { roomId: 'r', epoch: 1 };
const s = { roomId: 's', epoch: 1 };

/** Hosts room r, which the store kept when it was asked at 0. */
function hosting(): Hosting {
  const host = new Hosting();
  host.add('r', 1, -10);
  host.kept(0, 5, [r], { deposed: [], created: ['r'] });
  // It was created when nobody could know of it; the doubt is over.
  host.kept(600, 605, [r], NOTHING);
  host.kept(1200, 1205, [r], NOTHING);
  return host;
}

/** The same, with time counted from the newest keep. */
const AT = 1200;

describe('R12 a host may speak', () => {
  test('for less than a lease after it asked, however late the answer came', () => {
    const host = hosting();
    expect(host.mayHost('r', AT + 400)).toBe(true);
    host.kept(AT + 100, AT + 500, [r], NOTHING);
    expect(host.mayHost('r', AT + 100 + LEASE_MS - 51)).toBe(true);
    expect(host.mayHost('r', AT + 100 + LEASE_MS - 50)).toBe(false);
    host.kept(AT + 200, AT + 200 + LEASE_MS, [r], NOTHING);
    expect(host.isGood(AT + 200 + LEASE_MS)).toBe(false);
  });

  test('for no room that it does not host', () => {
    const host = hosting();
    expect([host.mayHost('s', AT), host.epochOf('s'), host.epochOf('r')]).toEqual([false, undefined, 1]);
    host.drop('r');
    expect([host.mayHost('r', AT), host.epochOf('r')]).toEqual([false, undefined]);
  });

  test('not before the store kept anything', () => {
    const host = new Hosting();
    host.add('r', 1, 0);
    expect([host.isGood(0), host.mayHost('r', 0)]).toEqual([false, false]);
  });

  test('at once for a room that it opened or claimed, and for one of another epoch no more', () => {
    const host = hosting();
    host.add('s', 7, AT + 10);
    expect(host.mayHost('s', AT + 20)).toBe(true);
    expect(
      host.kept(AT + 5, AT + 30, [r, { roomId: 's', epoch: 6 }], { deposed: ['s'], created: [] }),
    ).toEqual([]);
    expect([host.mayHost('s', AT + 40), host.epochOf('s')]).toEqual([true, 7]);
  });

  test('not for a room that another has', () => {
    const host = hosting();
    host.add('s', 1, AT);
    expect(host.kept(AT + 60, AT + 65, [r, s], { deposed: ['r'], created: ['s'] })).toEqual(['r']);
    expect([host.mayHost('r', AT + 70), host.mayHost('s', AT + 70)]).toEqual([false, true]);
    expect(host.kept(AT + 120, AT + 125, [r, s], { deposed: ['r'], created: [] })).toEqual([]);
  });
});

describe('R12 after a time without permission', () => {
  const LATER = AT + 5000;

  test('it speaks as soon as the store says that the rooms are its own', () => {
    const host = hosting();
    expect(host.mayHost('r', LATER)).toBe(false);
    expect(host.kept(LATER, LATER + 5, [r], NOTHING)).toEqual([]);
    expect(host.mayHost('r', LATER + 5)).toBe(true);
  });

  test('not for one of which the store was not asked', () => {
    const host = hosting();
    host.add('s', 1, AT + 10);
    host.kept(LATER, LATER + 5, [r], NOTHING);
    expect([host.mayHost('r', LATER + 5), host.mayHost('s', LATER + 5)]).toEqual([true, false]);
    host.kept(LATER + 60, LATER + 65, [r, s], NOTHING);
    expect(host.mayHost('s', LATER + 65)).toBe(true);
  });

  test('not for one that was claimed before it, and answered after', () => {
    const host = hosting();
    host.kept(LATER, LATER + 5, [r], NOTHING);
    host.add('s', 2, AT + 100);
    expect(host.mayHost('s', LATER + 10)).toBe(false);
  });

  test('not for one that the store had forgotten, until another had time to say that it is its own, and none did', () => {
    const host = hosting();
    host.kept(LATER, LATER + 5, [r], { deposed: [], created: ['r'] });
    host.kept(LATER + 500, LATER + 505, [r], NOTHING);
    expect([host.isGood(LATER + 505), host.mayHost('r', LATER + 700)]).toEqual([true, false]);
    host.kept(LATER + 604, LATER + 700, [r], NOTHING);
    expect(host.mayHost('r', LATER + 700)).toBe(false);
    host.kept(LATER + 605, LATER + 701, [r], NOTHING);
    expect(host.mayHost('r', LATER + 701)).toBe(true);
  });

  test('nor when the answer that would have told so was lost', () => {
    const host = hosting();
    host.missed();
    host.kept(LATER, LATER + 5, [r], NOTHING);
    host.kept(LATER + 500, LATER + 505, [r], NOTHING);
    expect([host.isGood(LATER + 505), host.mayHost('r', LATER + 700)]).toEqual([true, false]);
    host.kept(LATER + 604, LATER + 700, [r], NOTHING);
    expect(host.mayHost('r', LATER + 700)).toBe(false);
    host.kept(LATER + 605, LATER + 701, [r], NOTHING);
    expect(host.mayHost('r', LATER + 701)).toBe(true);
  });
});

test('R12 a store that forgets a room while its host is heard, or misses a question, changes nothing', () => {
  const host = hosting();
  host.missed();
  host.kept(AT + 500, AT + 505, [r], { deposed: [], created: ['r'] });
  expect(host.mayHost('r', AT + 505)).toBe(true);
});

describe('R12 a room that was perhaps given up', () => {
  test('is silent until the store, asked from then on, says that it was not', () => {
    const host = hosting();
    host.addUnsure('r', 1, AT + 100);
    expect([host.isGood(AT + 100), host.mayHost('r', AT + 100)]).toEqual([true, false]);
    host.kept(AT + 60, AT + 110, [r], NOTHING);
    expect(host.mayHost('r', AT + 110)).toBe(false);
    host.kept(AT + 120, AT + 125, [r], NOTHING);
    expect(host.mayHost('r', AT + 125)).toBe(true);
  });

  test('is another host’s when the store says so', () => {
    const host = hosting();
    host.addUnsure('r', 1, AT + 100);
    expect(host.kept(AT + 120, AT + 125, [r], { deposed: ['r'], created: [] })).toEqual(['r']);
  });
});

describe('R12 a store that is away for all', () => {
  test('leaves a host its permission, from when the others were asked', () => {
    const host = hosting();
    host.excused(AT + 300);
    expect(host.mayHost('r', AT + 300 + EXCUSE_MS - 1)).toBe(true);
    host.excused(AT + 600);
    expect(host.mayHost('r', AT + 600 + EXCUSE_MS - 1)).toBe(true);
    expect(host.mayHost('r', AT + 600 + EXCUSE_MS)).toBe(false);
  });

  test('takes nothing from what the store gave', () => {
    const host = hosting();
    host.excused(AT);
    expect(host.mayHost('r', AT + LEASE_MS - 51)).toBe(true);
  });

  test('gives none to a host whose own had ended: it may have been deposed before', () => {
    const host = hosting();
    host.excused(AT + LEASE_MS);
    expect(host.isGood(AT + LEASE_MS)).toBe(false);
    const young = new Hosting();
    young.excused(0);
    expect(young.isGood(0)).toBe(false);
  });
});
