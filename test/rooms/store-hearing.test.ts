import { expect, test } from 'vitest';
import { EXCUSE_MS } from '../../server/rooms/hosting.ts';
import { SETTLE_MS, SILENT_MS, StoreHearing } from '../../server/rooms/store-hearing.ts';

/** Answers came at all times from one to the other. */
function heardFrom(hearing: StoreHearing, fromMs: number, toMs: number): StoreHearing {
  for (let ms = fromMs; ms <= toMs; ms += 50) hearing.heard(ms);
  return hearing;
}

test('R12 who never heard the store may claim nothing without proof, nor who heard it too short a time', () => {
  const hearing = new StoreHearing();
  expect(hearing.silenceMs(5000)).toBe(Infinity);
  expect(hearing.isSettled(5000, 5000)).toBe(false);
  heardFrom(hearing, 0, SETTLE_MS - 50);
  expect(hearing.isSettled(SETTLE_MS - 1, SETTLE_MS - 1)).toBe(false);
  hearing.heard(SETTLE_MS);
  expect(hearing.isSettled(SETTLE_MS, SETTLE_MS)).toBe(true);
});

test('R12 nor while it is silent, nor when it was silent since', () => {
  const hearing = heardFrom(new StoreHearing(), 0, 2000);
  expect(hearing.silenceMs(2000 + SILENT_MS)).toBe(SILENT_MS);
  expect(hearing.isSettled(2000 + SILENT_MS, 2000 + SILENT_MS)).toBe(true);
  expect(hearing.isSettled(2000 + SILENT_MS + 1, 2000 + SILENT_MS + 1)).toBe(false);
  heardFrom(hearing, 2000 + SILENT_MS + 1, 3000);
  expect(hearing.isSettled(3000, 3000)).toBe(false);
});

test('R12 a claim that was asked for before a gap is not acted upon after it, however late', () => {
  const hearing = heardFrom(new StoreHearing(), 0, 2000);
  expect(hearing.isSettled(2000, 2000)).toBe(true);
  heardFrom(hearing, 2500, 6000);
  expect(hearing.isSettled(2000, 6000)).toBe(false);
  expect(hearing.isSettled(6000, 6000)).toBe(true);
});

test('R12 whoever said that it does not hear the store claims nothing while the excuse it gave is good', () => {
  expect(SETTLE_MS).toBeGreaterThan(2 * EXCUSE_MS);
});
