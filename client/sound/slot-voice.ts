/** One slot of the mixer in Web Audio: lasting nodes, through which one buffer after the other is played. */
import type { Placing } from './place.ts';

/** Seconds in which a voice that must go falls silent: no clicks. */
const FADE = 0.006;
const GONE = 0.04;

export class SlotVoice {
  private readonly context: BaseAudioContext;
  /** In turn, so that one can fade while the next begins. */
  private readonly gains: readonly [GainNode, GainNode];
  private readonly filter: BiquadFilterNode;
  private readonly panner: StereoPannerNode;
  private gain: GainNode;
  private source: AudioBufferSourceNode | undefined;

  constructor(context: BaseAudioContext, target: AudioNode) {
    this.context = context;
    this.gains = [new GainNode(context), new GainNode(context)];
    this.gain = this.gains[0];
    this.filter = new BiquadFilterNode(context, { type: 'lowpass', Q: 0.5 });
    this.panner = new StereoPannerNode(context);
    for (const gain of this.gains) gain.connect(this.filter);
    this.filter.connect(this.panner).connect(target);
  }

  start(buffer: AudioBuffer, rate: number, { gain, pan, cutoff }: Readonly<Placing>): void {
    this.stop();
    this.gain = this.gain === this.gains[0] ? this.gains[1] : this.gains[0];
    this.gain.gain.cancelScheduledValues(0);
    this.gain.gain.value = gain;
    this.panner.pan.value = pan;
    this.filter.frequency.value = cutoff;
    const source = new AudioBufferSourceNode(this.context, { buffer, playbackRate: rate });
    source.connect(this.gain);
    source.start();
    this.source = source;
  }

  adjust(gain: number, pan: number): void {
    this.gain.gain.setTargetAtTime(gain, this.context.currentTime, FADE);
    this.panner.pan.setTargetAtTime(pan, this.context.currentTime, FADE);
  }

  stop(): void {
    const now = this.context.currentTime;
    this.gain.gain.setTargetAtTime(0, now, FADE);
    this.source?.stop(now + GONE);
    this.source = undefined;
  }
}
