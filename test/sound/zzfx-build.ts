/** ZzFX without a browser: it wants an audio context when it is imported, and needs none to build samples. */
import type { BuildSamples } from '../../client/sound/tone.ts';

export async function loadZzfx(): Promise<BuildSamples> {
  Object.assign(globalThis, { AudioContext: class {} });
  const { ZZFX } = await import('zzfx');
  return (...parameters) => ZZFX.buildSamples(...parameters);
}
