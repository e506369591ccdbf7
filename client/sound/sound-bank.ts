/** The sounds as buffers to be played: each is made once, tone by tone, while the page has nothing better to do. */
import { PALETTE, SOUND_NAMES, type SoundName } from './palette.ts';
import { renderSound } from './recipe.ts';
import { type BuildSamples, SAMPLE_RATE } from './tone.ts';

/** A page that is never idle gets one tone after so long. */
const PATIENCE_MS = 60;
/** With less than this left of an idle time, no other tone is begun. */
const ENOUGH_MS = 6;
/** Where a browser does not say when it is idle. */
const PAUSE_MS = 20;

/** Does step after step in idle times, until there are no more. */
function doWhenIdle(steps: Iterator<undefined, void>): void {
  const doNext = (deadline?: IdleDeadline) => {
    let isDone: boolean | undefined;
    do isDone = steps.next().done;
    while (isDone !== true && deadline !== undefined && deadline.timeRemaining() > ENOUGH_MS);
    if (isDone !== true) wait();
  };
  const wait = () => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(doNext, { timeout: PATIENCE_MS });
    else setTimeout(doNext, PAUSE_MS);
  };
  wait();
}

export class SoundBank {
  private readonly context: BaseAudioContext;
  private readonly build: BuildSamples;
  private readonly buffers = new Map<SoundName, AudioBuffer>();

  constructor(context: BaseAudioContext, build: BuildSamples) {
    this.context = context;
    this.build = build;
    doWhenIdle(this.makeAll());
  }

  /** Nothing until it is made. */
  buffer(name: SoundName): AudioBuffer | undefined {
    return this.buffers.get(name);
  }

  private *makeAll(): Generator<undefined, void> {
    for (const name of SOUND_NAMES) {
      const samples = yield* renderSound(this.build, PALETTE[name]);
      const buffer = this.context.createBuffer(1, samples.length, SAMPLE_RATE);
      buffer.copyToChannel(samples, 0);
      this.buffers.set(name, buffer);
    }
  }
}
