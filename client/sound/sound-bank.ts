/** The sounds as buffers to be played: each is made once, while the page has nothing better to do. */
import { PALETTE, SOUND_NAMES, type SoundName } from './palette.ts';
import { renderSound } from './recipe.ts';
import { type BuildSamples, SAMPLE_RATE } from './tone.ts';

/** Where a browser does not say when it is idle, one sound each so many milliseconds is little enough. */
const PAUSE_MS = 20;

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 500 });
  else setTimeout(work, PAUSE_MS);
}

export class SoundBank {
  private readonly buffers = new Map<SoundName, AudioBuffer>();

  constructor(context: BaseAudioContext, build: BuildSamples) {
    const left = SOUND_NAMES.values();
    const makeNext = () => {
      const { value: name, done } = left.next();
      if (done) return;
      const samples = renderSound(build, PALETTE[name]);
      const buffer = context.createBuffer(1, samples.length, SAMPLE_RATE);
      buffer.copyToChannel(samples, 0);
      this.buffers.set(name, buffer);
      whenIdle(makeNext);
    };
    whenIdle(makeNext);
  }

  /** Nothing until it is made. */
  buffer(name: SoundName): AudioBuffer | undefined {
    return this.buffers.get(name);
  }
}
