/**
 * Reads a pilot's inputs in place of the framework, whose decoder of whole states looks up every field, tracks each as a
 * change to encode, and empties its book of lost objects each time, though an input has none. V8 makes an emptied set
 * anew, and each dead table holds on to the next: once one of them is old, all later ones outlive every small collection
 * of garbage.
 */
import { InputDecoder } from '@colyseus/schema/input';
import type { Intent } from '../../sim/intent.ts';

const MOVE = 0x80;
const AIM = 0x81;
const BUTTONS = 0x82;

/** The input as of the frame that came last: a field that is not in a frame is as it was. */
class PlainInput implements Intent {
  move = 0;
  aim = 0;
  buttons = 0;

  /** Kept by the framework until its tick. */
  clone(): Intent {
    return { move: this.move, aim: this.aim, buttons: this.buttons };
  }
}

class PlainDecoder {
  readonly instance: PlainInput;

  constructor(instance: PlainInput) {
    this.instance = instance;
  }

  /** @param fields Of a frame that was checked for its shape when it came. */
  decode(fields: Uint8Array): PlainInput {
    const { instance } = this;
    for (let at = 0; at < fields.length; ) {
      const field = fields[at++];
      const byte = fields[at++] ?? 0;
      if (field === MOVE) instance.move = byte;
      else if (field === AIM) instance.aim = byte | ((fields[at++] ?? 0) << 8);
      else if (field === BUTTONS) instance.buttons = byte;
    }
    return instance;
  }
}

/** @param client Of the framework, when it joins. Nothing happens to one of a version that keeps its decoder elsewhere. */
export function readPlainly(client: object): void {
  if (!(Reflect.get(client, '_inputDecoder') instanceof InputDecoder)) return;
  const input = new PlainInput();
  Reflect.set(client, '_input', input);
  Reflect.set(client, '_inputDecoder', new PlainDecoder(input));
}
