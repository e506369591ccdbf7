/** A real session on a simulated line, flown by one of a few simple hands. */
import { joinArena } from '../../client/net/join.ts';
import { createMemoryStorage } from '../../client/net/key-value.ts';
import { Servers } from '../../client/net/servers.ts';
import type { SessionView } from '../../client/net/session-types.ts';
import { BUTTON, type Intent, MOVE_DIRECTIONS, NO_INTENT } from '../../sim/intent.ts';
import { nextBelow } from '../../sim/random.ts';
import { TURN } from '../../sim/units.ts';
import type { DrawnSample } from './smoothness.ts';

/** Slower than this, units per second, a target is turning round. */
const UNDER_WAY = 150;
/** Frames a full rail is held before it may go. */
const HELD_FRAMES = 4;
const CHANGE_EVERY = 11;

type Hand = () => Readonly<Intent>;

export class BenchFlyer {
  readonly session: SessionView;
  rails = 0;
  /** Set, each drawn place of this ship is written down. */
  watched: number | undefined;
  readonly trace: DrawnSample[] = [];
  private hand: Hand = () => NO_INTENT;
  private frozen = false;

  constructor(origin: string, name: string, roomId: string | undefined, roundTripMs: number) {
    this.session = joinArena({
      servers: new Servers([origin]),
      name,
      ...(roomId === undefined ? {} : { roomId }),
      simulate: { roundTripMs, jitterMs: 0, stall: 0 },
      storage: createMemoryStorage(),
    });
  }

  frame(now: number): void {
    if (this.frozen) return;
    for (const event of this.session.frame(now, () => ({ ...this.hand() })))
      if (event.type === 'fired' && event.own && event.weapon === 'rail') this.rails += 1;
    const seen = this.watched === undefined ? undefined : this.session.ships.get(this.watched);
    if (seen !== undefined) this.trace.push({ at: now, x: seen.x, y: seen.y });
  }

  /** Sends nothing any more: the ship is left to others. */
  freeze(): void {
    this.frozen = true;
  }

  rest(): void {
    this.hand = () => NO_INTENT;
  }

  /** Steers, dashes and shoots at random. */
  wander(seed: number): void {
    const luck = { random: seed };
    let ticks = 0;
    let intent: Readonly<Intent> = NO_INTENT;
    this.hand = () => {
      ticks += 1;
      if (ticks % CHANGE_EVERY === 0) {
        const buttons = nextBelow(luck, 8) & (BUTTON.bolt | BUTTON.dash);
        intent = { move: nextBelow(luck, MOVE_DIRECTIONS + 1), aim: nextBelow(luck, TURN), buttons };
      }
      return intent;
    };
  }

  /** Charges rails and lets go while the target is drawn under way, aimed at exactly where it is drawn. */
  shootAt(target: number, shots: number): void {
    const begun = this.rails;
    let held = 0;
    this.hand = () => {
      const { ships, me, gauges } = this.session;
      const own = ships.get(me);
      const seen = ships.get(target);
      if (own === undefined || seen === undefined || this.rails - begun >= shots) return NO_INTENT;
      const turns = Math.atan2(seen.y - own.y, seen.x - own.x) / (Math.PI * 2);
      held = gauges.charge === 1 ? held + 1 : 0;
      const fires = held > HELD_FRAMES && Math.abs(seen.vx) > UNDER_WAY;
      return { move: 0, aim: Math.floor(turns * TURN) & (TURN - 1), buttons: fires ? 0 : BUTTON.rail };
    };
  }
}
