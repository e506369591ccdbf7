import { expect, test } from 'vitest';
import { Adoptions, readAdoption } from './adoptions.ts';

function hear(adoptions: Adoptions, member: string, said: string, at: number) {
  const adoption = readAdoption(member, said, at);
  if (adoption !== undefined) adoptions.add(adoption);
}

const line = (room: string, epoch: number, hash = 'f00', writtenHash = 'f00') =>
  JSON.stringify({ level: 30, msg: 'a match was adopted', room, epoch, tick: 900, hash, writtenHash });

test('a world that was restored with another hash than was written is told from an exact one', () => {
  expect(readAdoption('arena-2', line('r', 2), 5)).toMatchObject({
    member: 'arena-2',
    tick: 900,
    isExact: true,
  });
  expect(readAdoption('arena-2', line('r', 2, 'f00', 'ba5'), 5)?.isExact).toBe(false);
  expect(readAdoption('arena-2', '{"msg":"listens"}', 5)).toBeUndefined();
});

test('a host that does not say what it adopted is not passed over', () => {
  expect(() => readAdoption('arena-2', '{"msg":"a match was adopted","room":"r"}', 5)).toThrow();
});

test('R12 two adoptions under one epoch are caught', () => {
  const adoptions = new Adoptions();
  hear(adoptions, 'arena-1', line('r', 2), 0);
  hear(adoptions, 'arena-2', line('r', 3), 10);
  hear(adoptions, 'arena-2', line('s', 2), 10);
  expect(adoptions.doubled).toEqual([]);
  hear(adoptions, 'arena-3', line('r', 3), 20);
  expect(adoptions.doubled).toEqual(['r 3']);
});

test('the adoption by which a member tells of a room is its newest by then', () => {
  const adoptions = new Adoptions();
  hear(adoptions, 'arena-1', line('r', 2), 0);
  hear(adoptions, 'arena-1', line('r', 4), 9000);
  expect(adoptions.by('arena-1', 'r', 100)?.epoch).toBe(2);
  expect(adoptions.by('arena-1', 'r', 9100)?.epoch).toBe(4);
  expect(adoptions.by('arena-2', 'r', 9100)).toBeUndefined();
});
