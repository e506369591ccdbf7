/** Keeps a session going: by drawn frames while there are any, by a ticker while the tab is hidden or slow. */
import { type Intent, NO_INTENT } from '../../sim/intent.ts';
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { startTicker } from './ticker.ts';

/** Without a frame for this long, the ticker takes over. */
const LATE_MS = 120;
/** After a pause this long, what happened meanwhile makes no sparks. */
const STALE_MS = 400;
/** More than the kill feed shows would be a queue without a bound. */
const MISSED = 5;
const NOTHING: readonly SessionEvent[] = [];

/** The events belong to the session and are good until its next frame. */
export type Happened = {
  events: readonly SessionEvent[];
  /** Deaths of the time without frames: for the kill feed, too late for an explosion. */
  missed: readonly SessionEvent[];
};

export class MatchDriver {
  readonly session: SessionView;
  private readonly readIntent: () => Intent;
  private readonly stopTicker: () => void;
  private readonly missed: SessionEvent[] = [];
  private readonly onStep: () => void;
  private framedAt: number;
  private lastAim = 0;

  /** @param onStep Called after each step of the session, drawn or not. */
  constructor(session: SessionView, readIntent: () => Intent, onStep: () => void) {
    this.session = session;
    this.readIntent = readIntent;
    this.onStep = onStep;
    this.framedAt = performance.now();
    this.stopTicker = startTicker(() => this.tick());
  }

  /** For a frame that is drawn: what happened since the last one, without what is too old to show. */
  frame(now: number): Happened {
    const stale = now - this.framedAt > STALE_MS;
    this.framedAt = now;
    const events = this.session.frame(now, () => this.intent());
    if (stale) this.keep(events);
    const missed = this.missed.length === 0 ? NOTHING : this.missed.splice(0);
    this.onStep();
    return { events: stale ? NOTHING : events, missed };
  }

  stop(): void {
    this.stopTicker();
  }

  private tick(): void {
    const now = performance.now();
    if (now - this.framedAt < LATE_MS) return;
    const events = this.session.frame(now, () => (document.hidden ? this.idle() : this.intent()));
    this.keep(events);
    this.onStep();
  }

  private keep(events: readonly SessionEvent[]): void {
    for (const event of events) if (event.type === 'died') this.missed.push(event);
    if (this.missed.length > MISSED) this.missed.splice(0, this.missed.length - MISSED);
  }

  private intent(): Intent {
    const intent = this.readIntent();
    this.lastAim = intent.aim;
    return intent;
  }

  /** Nothing wanted, and the nose stays where it was. */
  private idle(): Intent {
    return { ...NO_INTENT, aim: this.lastAim };
  }
}
