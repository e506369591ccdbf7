/** Brings the browser's audio up. To be loaded after the first gesture: ZzFX makes an audio context as it comes. */
import { ZZFX } from 'zzfx';
import { Player } from './player.ts';
import { SoundBank } from './sound-bank.ts';
import { WebAudioOutput } from './web-audio-output.ts';

export type OpenSound = { context: AudioContext; player: Player; setVolume(volume: number): void };

export function openSound(): OpenSound {
  const context = ZZFX.audioContext;
  const bank = new SoundBank(context, (...parameters) => ZZFX.buildSamples(...parameters));
  const output = new WebAudioOutput(context, bank);
  return { context, player: new Player(output), setVolume: (volume) => output.setVolume(volume) };
}
