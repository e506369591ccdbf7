/** A tone that goes on, made by two oscillators; it glides wherever it is told to. */

/** Seconds in which it follows: no steps from frame to frame. */
const FOLLOW = 0.04;
/** The second oscillator, an octave and a hair above the first: it beats slowly. */
const SECOND = { ratio: 2.006, gain: 0.35 } as const;
/** What passes, in multiples of the pitch. */
const OPEN = 5;

export class DroneVoice {
  private readonly context: BaseAudioContext;
  private readonly low: OscillatorNode;
  private readonly high: OscillatorNode;
  private readonly filter: BiquadFilterNode;
  private readonly level: GainNode;
  private gain = 0;
  private pitch = 0;

  constructor(context: BaseAudioContext, target: AudioNode) {
    this.context = context;
    this.low = new OscillatorNode(context, { type: 'triangle' });
    this.high = new OscillatorNode(context, { type: 'sawtooth' });
    this.filter = new BiquadFilterNode(context, { type: 'lowpass', Q: 0.7 });
    this.level = new GainNode(context, { gain: 0 });
    const share = new GainNode(context, { gain: SECOND.gain });
    this.low.connect(this.filter);
    this.high.connect(share).connect(this.filter);
    this.filter.connect(this.level).connect(target);
    this.low.start();
    this.high.start();
  }

  /** @param pitch Hz. One that falls silent keeps the pitch that it had. */
  follow(gain: number, pitch: number): void {
    const now = this.context.currentTime;
    if (gain !== this.gain) this.level.gain.setTargetAtTime(gain, now, FOLLOW);
    const rises = this.gain === 0;
    this.gain = gain;
    if (gain === 0 || pitch === this.pitch) return;
    this.pitch = pitch;
    // From silence it begins where it is told, without a glide from where it was.
    const time = rises ? 0.001 : FOLLOW;
    this.low.frequency.setTargetAtTime(pitch, now, time);
    this.high.frequency.setTargetAtTime(pitch * SECOND.ratio, now, time);
    this.filter.frequency.setTargetAtTime(pitch * OPEN, now, time);
  }
}
