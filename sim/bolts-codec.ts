/** The bolts in the air as bytes, for a pilot who comes while they fly. */
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Bolt } from './world.ts';
import { readBolt, writeBolt } from './world-codec.ts';

export function boltsToBytes(tick: number, bolts: readonly Bolt[]): Uint8Array {
  const out = new ByteWriter(256);
  out.u32(tick);
  for (const bolt of bolts) writeBolt(out, bolt);
  return out.done();
}

/** @throws RangeError when the bytes are no bolts. */
export function bytesToBolts(bytes: Uint8Array): { tick: number; bolts: Bolt[] } {
  const from = new ByteReader(bytes);
  const tick = from.u32();
  const bolts: Bolt[] = [];
  while (from.left > 0) bolts.push(readBolt(from));
  return { tick, bolts };
}
