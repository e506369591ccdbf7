import { expect, test } from 'vitest';
import { ticketSecretOf } from '../server/ticket-secret.ts';

const own = new Uint8Array(32).fill(1);
const kept = new Uint8Array(32).fill(2);

test.each([
  ['what somebody chose, whatever is kept', false, kept, own, []],
  ['what somebody chose', false, undefined, own, []],
  ['else what is kept, and says so', true, kept, kept, [/kept in the data file/]],
  [
    'else what ends with the process, and says so',
    true,
    undefined,
    own,
    [/forgotten when this process ends/],
  ],
])('tickets are signed with %s', (_, tokenSecretIsRandom, inFile, secret, lines) => {
  const said: string[] = [];
  const log = { info: (_: object, message: string) => void said.push(message) };
  expect(ticketSecretOf({ tokenSecret: own, tokenSecretIsRandom }, inFile, log)).toBe(secret);
  expect(said).toEqual(lines.map((line) => expect.stringMatching(line)));
});
