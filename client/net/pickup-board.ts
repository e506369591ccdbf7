/**
 * The pickups of the arena as far as this pilot knows. One that the own ship reaches is shown as taken at once; when the
 * server does not say so, it is there again.
 */
import type { Arena, Point } from '../../sim/arena.ts';
import { isOfUse } from '../../sim/pickups.ts';
import type { ToldState } from '../../sim/told-state.ts';
import { PICKUP_REACH } from '../../sim/tuning.ts';
import { SUBUNITS, TICK_MS } from '../../sim/units.ts';
import type { DrawnPickup } from './drawn-types.ts';
import type { SessionEvent } from './session-types.ts';

/** Beyond a round trip, how long the server's word is waited for. */
const PATIENCE_MS = 250;
/** After a pickup was withheld, how long nothing is taken for granted there. */
const DOUBT_MS = 700;

type Entry = { drawn: DrawnPickup; place: Point; back: number; pendingSince: number; doubtUntil: number };

export type Taker = { ship: number; x: number; y: number; hull: number; shield: number };

export class PickupBoard {
  readonly drawn: readonly DrawnPickup[];
  private readonly entries: readonly Entry[];

  constructor(arena: Arena) {
    this.entries = arena.pickups.map(({ x, y, kind }) => ({
      drawn: {
        kind,
        x: x / SUBUNITS,
        y: y / SUBUNITS,
        inSight: false,
        there: true,
        backMs: 0,
        pending: false,
      },
      place: { x, y },
      back: 0,
      pendingSince: 0,
      doubtUntil: 0,
    }));
    this.drawn = this.entries.map(({ drawn }) => drawn);
  }

  /** A patch arrived. */
  told(state: ToldState): void {
    this.entries.forEach((entry, index) => {
      const told = state.pickups.get(String(index));
      entry.drawn.inSight = told !== undefined;
      if (told === undefined) return;
      entry.back = told.back;
      entry.drawn.there = told.back === 0;
      if (told.back > 0) entry.drawn.pending = false;
    });
  }

  /** The server says who got one. True when this pilot has been shown it already. */
  taken(index: number): boolean {
    const entry = this.entries[index];
    if (entry === undefined) return true;
    const { pending } = entry.drawn;
    entry.drawn.there = false;
    entry.drawn.pending = false;
    return pending || entry.pendingSince > 0;
  }

  /**
   * Brings the board up to this frame; what the own ship takes in it goes to `out`.
   * @param taker The own ship as predicted, position steps; undefined while it does not fly.
   * @param tick Of the server, now. @param now Milliseconds in which the world moved.
   */
  frame(taker: Taker | undefined, tick: number, now: number, roundTripMs: number, out: SessionEvent[]): void {
    this.entries.forEach((entry, index) => {
      const { drawn } = entry;
      // What is out of sight is believed to come back when it said that it would.
      if (entry.back > 0 && tick >= entry.back) {
        entry.back = 0;
        drawn.there = true;
      }
      drawn.backMs = entry.back > 0 ? (entry.back - tick) * TICK_MS : 0;
      if (drawn.pending && now - entry.pendingSince > roundTripMs + PATIENCE_MS) {
        drawn.pending = false;
        entry.doubtUntil = now + DOUBT_MS;
      }
      if (!drawn.pending && entry.pendingSince > 0 && now - entry.pendingSince > 2 * DOUBT_MS)
        entry.pendingSince = 0;
      if (taker === undefined || !this.isReached(entry, taker, now)) return;
      drawn.pending = true;
      entry.pendingSince = now;
      const { kind, x, y } = drawn;
      out.push({ type: 'took', ship: taker.ship, pickup: index, kind, x, y, own: true });
    });
  }

  private isReached({ drawn, place, doubtUntil }: Entry, taker: Taker, now: number): boolean {
    if (!drawn.inSight || !drawn.there || drawn.pending || now < doubtUntil) return false;
    const dx = place.x - taker.x;
    const dy = place.y - taker.y;
    return dx * dx + dy * dy <= PICKUP_REACH * PICKUP_REACH && isOfUse(drawn.kind, taker);
  }
}
