import { InputDecoder, InputEncoder } from '@colyseus/schema/input';
import { afterEach, expect, test, vi } from 'vitest';
import { calmInput } from '../../server/rooms/calm-input.ts';
import { PilotInput } from '../../sim/pilot-input.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** What the framework gives a client that joins, and inputs as they come over the wire. */
function createClient() {
  const sent = new PilotInput();
  const encoder = new InputEncoder(sent);
  const client = { _inputDecoder: new InputDecoder(new PilotInput()) };
  const bring = (move: number, aim: number) => {
    Object.assign(sent, { move, aim, buttons: 5 });
    const { move: m, aim: a, buttons } = client._inputDecoder.decode(encoder.encode().slice());
    return [m, a, buttons];
  };
  return { client, bring };
}

test('the framework empties an empty set for each input, and does not any more', () => {
  const { client, bring } = createClient();
  const clear = vi.spyOn(Set.prototype, 'clear');
  expect(bring(3, 40_000)).toEqual([3, 40_000, 5]);
  expect(clear).toHaveBeenCalledTimes(1);
  calmInput(client);
  expect(bring(64, 1)).toEqual([64, 1, 5]);
  expect(bring(64, 2)).toEqual([64, 2, 5]);
  expect(clear).toHaveBeenCalledTimes(1);
});

test('a client that is built otherwise is left alone', () => {
  for (const client of [{}, { _inputDecoder: {} }, { _inputDecoder: { _decoder: { root: {} } } }])
    expect(() => calmInput(client)).not.toThrow();
});
