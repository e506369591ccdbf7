/**
 * One connection to a gallery: everything in it is interpolated, and nothing is sent but whom this pilot follows. The
 * room decides who that is, as it knows who is there.
 */
import type { InputHandle } from 'colyseus.js';
import type { Arena } from '../../sim/arena.ts';
import type { ToldShip } from '../../sim/told-state.ts';
import { FREE_LOOK, WatchInput } from '../../sim/watch-input.ts';
import type { Line, LineListener, OpenRoom } from './line.ts';
import { RoundTripMeter } from './round-trip-meter.ts';
import { ToldPicture } from './told-picture.ts';

/** It is said again and again, as the answers set the clock by which everything is drawn. */
const SAY_EVERY_MS = 200;

export class Lookout implements Line {
  arena: Arena;
  readonly own = undefined;
  readonly body = undefined;
  readonly aim = 0;
  /** Nobody dodges: a bolt is where its shooter's picture has it. */
  readonly boltLeadMs = 0;
  private readonly picture: ToldPicture;
  private readonly input: InputHandle<WatchInput>;
  private readonly cut: () => void;
  private readonly roundTrip = new RoundTripMeter();
  private saidAt = 0;
  private ship: number | undefined;
  private isShown = false;

  /**
   * @param before What the line before showed: whom this pilot followed, 0 for nobody, and whether anybody was there. A
   * match that moved has no past yet: until it has, there is no picture.
   */
  constructor(
    { room, arena, cut }: OpenRoom,
    listener: Pick<LineListener, 'told' | 'facts' | 'bolts'>,
    before: { followed: number; wasInhabited: boolean },
  ) {
    let wish = before.followed;
    this.arena = arena;
    this.cut = cut;
    this.picture = new ToldPicture(room, {
      welcome: (ship) => {
        this.ship = ship;
        this.input.data.ship = wish === FREE_LOOK ? ship : wish;
        wish = FREE_LOOK;
      },
      patched: (state) => {
        this.roundTrip.answered(this.acknowledged, this.patchedAt);
        this.isShown ||= state.pilots.size > 0 || !before.wasInhabited;
        if (this.isShown) listener.told(this.tick, state);
      },
      facts: listener.facts,
      bolts: listener.bolts,
    });
    this.input = room.input<WatchInput>({ type: WatchInput, mode: 'reliable' });
  }

  get room() {
    return this.picture.room;
  }

  get tick(): number {
    return this.picture.tick;
  }

  get patchedAt(): number {
    return this.picture.patchedAt;
  }

  get me(): number | undefined {
    return this.isShown ? this.ship : undefined;
  }

  /** Asks to follow a ship, or FREE_LOOK; the room says what comes of it. */
  follow(ship: number): void {
    this.input.data.ship = ship;
    this.saidAt = 0;
  }

  pump(now: number): void {
    this.picture.predict.tick(now);
    if (this.ship === undefined || now - this.saidAt < SAY_EVERY_MS) return;
    this.saidAt = now;
    const seq = this.input.send();
    if (seq > 0) this.roundTrip.sent(seq, performance.now());
  }

  coast(now: number): void {
    this.picture.predict.tick(now);
  }

  placeOf(told: ToldShip): { x: number; y: number } {
    return this.picture.placeOf(told);
  }

  get acknowledged(): number {
    return this.input.lastProcessed;
  }

  get roundTripMs(): number {
    return this.roundTrip.ms;
  }

  get pending(): number {
    return this.input.pendingCount;
  }

  ownTime(): number {
    return 0;
  }

  silence(): void {
    this.cut();
  }

  dispose(): void {
    this.cut();
    this.picture.dispose();
  }
}
