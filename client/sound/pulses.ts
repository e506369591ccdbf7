/** Sounds that come by themselves as time goes on: the clock's last seconds, and a hull that is nearly gone. */
import type { SessionView } from '../net/session-types.ts';
import type { Mixer } from './mixer.ts';

/** Seconds of a warm-up and of a round that are counted aloud. */
const WARMUP_SECONDS = 5;
const LAST_SECONDS = 10;
/** The very last sound higher. */
const URGENT_SECONDS = 3;
const URGENT_RATE = 1.26;
/** Share of the hull at which the warning begins. */
export const LOW_HULL = 0.3;
const LOW_HULL_EVERY_MS = 1300;

export class Pulses {
  private readonly mixer: Mixer;
  private second = 0;
  private warnedAt = Number.NEGATIVE_INFINITY;

  constructor(mixer: Mixer) {
    this.mixer = mixer;
  }

  frame(session: SessionView, now: number): void {
    this.count(session, now);
    this.warn(session, now);
  }

  private count({ round }: SessionView, now: number): void {
    const second = Math.ceil(round.msLeft / 1000);
    const passed = second === this.second - 1;
    this.second = second;
    if (!passed || round.waiting || second < 1) return;
    if (round.phase === 'warmup' && second <= WARMUP_SECONDS) this.mixer.play(now, 'warmupTick', 'world');
    if (round.phase !== 'play' || second > LAST_SECONDS) return;
    const rate = second <= URGENT_SECONDS ? URGENT_RATE : 1;
    this.mixer.play(now, 'lastTick', 'world', undefined, 1, rate);
  }

  private warn({ watching, ships, me, gauges }: SessionView, now: number): void {
    const isLow = gauges.hull > 0 && gauges.hull <= LOW_HULL;
    if (watching || !isLow || ships.get(me)?.flying !== true) return;
    if (now - this.warnedAt < LOW_HULL_EVERY_MS) return;
    this.warnedAt = now;
    this.mixer.play(now, 'lowHull', 'own');
  }
}
