import { expect, test } from 'vitest';
import { readRoomCode, spacedCode } from '../../client/ui/room-code.ts';
import { inviteLinkTo, readUrlOptions } from '../../client/ui/url-options.ts';

test('a code is taken as people type it, and out of its link', () => {
  for (const text of [
    'ABC234',
    'abc 234',
    ' a-b-c–2 3 4 ',
    'ＡＢＣ２３４',
    'https://play.test/?code=abc234&x=1',
  ])
    expect(readRoomCode(text), text).toEqual({ code: 'ABC234' });
});

test('what is wrong with a code is said', () => {
  expect(readRoomCode(' - ')).toEqual({ wrong: 'empty' });
  expect(readRoomCode('ABC10O')).toEqual({ wrong: 'letter', letter: '1' });
  expect(readRoomCode('ABÜ234')).toEqual({ wrong: 'letter', letter: 'Ü' });
  expect(readRoomCode('abc23')).toEqual({ wrong: 'length', has: 5 });
  expect(readRoomCode('abc2345')).toEqual({ wrong: 'length', has: 7 });
});

test('a code is shown in two halves, and read back from them', () => {
  expect(spacedCode('ABC234')).toBe('ABC 234');
  expect(readRoomCode(spacedCode('XYZ789'))).toEqual({ code: 'XYZ789' });
});

test('the link to a closed room carries its code, and the servers that it is on', () => {
  const room = { id: 'secret', code: 'ABC234' };
  const link = inviteLinkTo(room, 'https://play.test/?play=1&servers=https://a.test,https://b.test');
  expect(link).not.toContain('secret');
  expect(readUrlOptions(new URL(link).search)).toMatchObject({
    code: 'ABC234',
    room: undefined,
    play: false,
    servers: ['https://a.test', 'https://b.test'],
  });
});
