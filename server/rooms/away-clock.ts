/**
 * Notices a pilot who is away: whose line is there, and who gives no sign over it. Bots send what people send, so the
 * rule is the same for all. Pure; time is counted in ticks of play.
 */
import type { Intent } from '../../sim/intent.ts';
import { AWAY_SECONDS, AWAY_WARNING_SECONDS } from '../../sim/protocol.ts';
import { TICK_RATE } from '../../sim/units.ts';

const AWAY_TICKS = AWAY_SECONDS * TICK_RATE;
const WARNING_TICKS = AWAY_WARNING_SECONDS * TICK_RATE;

export class AwayClock {
  private quietTicks = 0;
  private aim: number | undefined;

  /** Another tick of play. @param intent What the pilot wanted in it; undefined when nothing came. */
  tick(intent: Intent | undefined): void {
    this.quietTicks = this.isSign(intent) ? 0 : this.quietTicks + 1;
    this.aim = intent?.aim ?? this.aim;
  }

  private isSign(intent: Intent | undefined): boolean {
    if (intent === undefined) return false;
    const turned = this.aim !== undefined && intent.aim !== this.aim;
    return intent.move !== 0 || intent.buttons !== 0 || turned;
  }

  get isAway(): boolean {
    return this.quietTicks >= AWAY_TICKS;
  }

  /** Seconds until the seat is given up, once the pilot is asked for a sign; 0 before. */
  get secondsLeft(): number {
    const left = AWAY_TICKS - this.quietTicks;
    return left > WARNING_TICKS ? 0 : Math.ceil(left / TICK_RATE);
  }
}
