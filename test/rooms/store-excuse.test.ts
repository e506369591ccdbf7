import { describe, expect, test } from 'vitest';
import { isAwayForAll, type PeerAnswer, StoreExcuse } from '../../server/rooms/store-excuse.ts';
import { StoreHearing } from '../../server/rooms/store-hearing.ts';

describe('R12 the store is away for all', () => {
  test('when others who knew it do not hear it either', () => {
    expect(isAwayForAll(300, [260], false)).toBe(true);
    expect(isAwayForAll(300, [260, 'refused', 340], false)).toBe(true);
    expect(isAwayForAll(300, [260, Infinity], false)).toBe(true);
  });

  test('when nobody is left to ask, and its port is closed', () => {
    for (const nobody of [[], ['refused'], ['refused', Infinity]] satisfies PeerAnswer[][]) {
      expect(isAwayForAll(300, nobody, true)).toBe(true);
      expect(isAwayForAll(300, nobody, false)).toBe(false);
    }
  });
});

describe('R12 this host is cut off', () => {
  test('when another hears the store', () => {
    expect(isAwayForAll(300, [20], false)).toBe(false);
    expect(isAwayForAll(300, [400, 200], false)).toBe(false);
    expect(isAwayForAll(300, [400, 200], true)).toBe(false);
  });

  test('when another heard it after this host did, though it does not now', () => {
    expect(isAwayForAll(2000, [300], false)).toBe(false);
    expect(isAwayForAll(2000, [1900, 1800], false)).toBe(false);
    expect(isAwayForAll(2000, [1900, 1801], false)).toBe(true);
  });

  test('when one does not answer: it may be where the store is', () => {
    expect(isAwayForAll(300, ['silent'], false)).toBe(false);
    expect(isAwayForAll(300, [260, 'silent'], true)).toBe(false);
  });
});

/** A host that heard the store at 0, in a time that the test moves. */
function createExcuse(peers: string[], ask: (address: string) => Promise<PeerAnswer>, isAlone = false) {
  const clock = { ms: 0 };
  const excused: number[] = [];
  const hearing = new StoreHearing();
  hearing.heard(0);
  const excuse = new StoreExcuse({
    peers: () => peers,
    ask,
    storeRefuses: async () => false,
    isAlone: () => isAlone,
    hearing,
    excused: (askedAtMs) => excused.push(askedAtMs),
    now: () => clock.ms,
  });
  const lookAt = async (ms: number) => {
    clock.ms = ms;
    await excuse.look();
  };
  return { lookAt, excused, excuse, clock, hearing };
}

test('R12 a host that is alone plays on, one that has lost sight of the others does not', async () => {
  for (const isAlone of [true, false]) {
    const { lookAt, excused } = createExcuse([], async () => 'silent', isAlone);
    await lookAt(300);
    expect(excused).toEqual(isAlone ? [300] : []);
  }
});

describe('others are asked', () => {
  test('only while the store is silent, and not all the time', async () => {
    const asked: string[] = [];
    const { lookAt, excused, hearing } = createExcuse(['a', 'b'], async (address) => {
      asked.push(address);
      return 1000;
    });
    await lookAt(200);
    expect(asked).toEqual([]);
    for (let ms = 210; ms < 360; ms += 50) await lookAt(ms);
    expect(asked.sort()).toEqual(['a', 'b']);
    await lookAt(360);
    expect(excused).toEqual([210, 360]);
    hearing.heard(500);
    await lookAt(600);
    expect(excused).toEqual([210, 360]);
  });

  test('at once, and again only when all have answered', async () => {
    const answers: ((answer: PeerAnswer) => void)[] = [];
    const ask = () => new Promise<PeerAnswer>((resolve) => answers.push(resolve));
    const { excuse, excused, clock } = createExcuse(['a', 'b'], ask);
    clock.ms = 300;
    const looked = excuse.look();
    clock.ms = 900;
    await excuse.look();
    expect(answers).toHaveLength(2);
    for (const answer of answers) answer(400);
    await looked;
    expect(excused).toEqual([300]);
  });

  test('R14 no more than sixteen, others each time', async () => {
    const asked = new Set<string>();
    let most = 0;
    const { lookAt, excused } = createExcuse(
      Array.from({ length: 100 }, (_, i) => `host ${i}`),
      async (address) => {
        asked.add(address);
        most += 1;
        return 'silent';
      },
    );
    await lookAt(300);
    expect([most, asked.size, excused]).toEqual([16, 16, []]);
    for (let i = 1; i < 50; i++) await lookAt(300 + 200 * i);
    expect(most).toBe(50 * 16);
    expect(asked.size).toBeGreaterThan(50);
  });

  test('again after one of them failed in a way that nobody foresaw', async () => {
    let calls = 0;
    const { lookAt } = createExcuse(['a'], async () => {
      calls += 1;
      throw new Error('unforeseen');
    });
    await expect(lookAt(300)).rejects.toThrow('unforeseen');
    await expect(lookAt(500)).rejects.toThrow('unforeseen');
    expect(calls).toBe(2);
  });
});
