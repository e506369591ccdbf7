import { InputDecoder, InputEncoder } from '@colyseus/schema/input';
import { expect, test } from 'vitest';
import { isWellFormedInput, PILOT_SHAPE } from '../../server/rooms/input-frame.ts';
import { readPlainly } from '../../server/rooms/plain-input.ts';
import type { Intent } from '../../sim/intent.ts';
import { PilotInput } from '../../sim/pilot-input.ts';
import { nextBelow } from '../../sim/random.ts';

/** What the framework gives a client that joins. */
const createClient = () => {
  const input = Object.assign(new PilotInput(), { move: 0, aim: 0, buttons: 0 });
  return { _input: input, _inputDecoder: new InputDecoder(input) };
};

const plainly = ({ move, aim, buttons }: Intent): Intent => ({ move, aim, buttons });

test('any inputs that a client sends are read as the framework reads them', () => {
  const theirs = createClient();
  const ours = createClient();
  readPlainly(ours);
  expect(ours._inputDecoder).not.toBeInstanceOf(InputDecoder);
  const sent = new PilotInput();
  const encoder = new InputEncoder(sent);
  const luck = { random: 4 };
  const maybe = (percent: number) => nextBelow(luck, 100) < percent;
  for (let i = 0; i < 2000; i++) {
    // Often the same as before, which is then not in the frame.
    if (maybe(50)) sent.move = nextBelow(luck, 256);
    if (maybe(80)) sent.aim = nextBelow(luck, 65_536);
    if (maybe(30)) sent.buttons = nextBelow(luck, 256);
    const fields = encoder.encode().slice();
    expect(isWellFormedInput(Uint8Array.of(19, ...fields), PILOT_SHAPE)).toBe(true);
    const read = plainly(theirs._inputDecoder.decode(fields));
    expect(plainly(ours._inputDecoder.decode(fields))).toEqual(read);
    expect(plainly(ours._input)).toEqual(read);
    expect(ours._input.clone()).toEqual(read);
  }
});

test('a client that is built otherwise is left alone', () => {
  for (const client of [{}, { _inputDecoder: {} }]) {
    const before = { ...client };
    readPlainly(client);
    expect(client).toEqual(before);
  }
});
