/** What comes in over a connection, for who flies and who watches alike: patches, facts, bolts, and ships in between. */
import { Predict, type Room } from 'colyseus.js';
import { bytesToBolts } from '../../sim/bolts-codec.ts';
import { bytesToFacts, type ToldFact } from '../../sim/facts-codec.ts';
import { MESSAGE } from '../../sim/protocol.ts';
import type { ToldShip, ToldState } from '../../sim/told-state.ts';
import { SUBUNITS, TICK_MS } from '../../sim/units.ts';
import type { Bolt } from '../../sim/world.ts';

/** How far in the past others are drawn: a patch and a half, so that one may be a little late. */
export const DRAW_DELAY_MS = 50;
/** A jump of another's place larger than this between two patches is a respawn, not a motion; position steps. */
const JUMP = 100 * SUBUNITS;

export type PictureListener = {
  patched(state: ToldState): void;
  facts(tick: number, facts: readonly ToldFact[]): void;
  bolts(tick: number, bolts: readonly Bolt[]): void;
  /** The room says which ship this connection is about. */
  welcome(ship: number): void;
};

export class ToldPicture {
  readonly room: Room<unknown, ToldState>;
  readonly predict: ReturnType<typeof Predict.get>;
  tick = 0;
  patchedAt = performance.now();

  constructor(room: Room<unknown, ToldState>, listener: PictureListener) {
    this.room = room;
    this.predict = Predict.get(room, { mode: 'lerp', delay: DRAW_DELAY_MS });
    this.predict.attachAll('ships', {
      x: { mode: 'lerp', delay: DRAW_DELAY_MS, snap: JUMP },
      y: { mode: 'lerp', delay: DRAW_DELAY_MS, snap: JUMP },
    });
    room.onMessage(MESSAGE.welcome, (message: { ship: number }) => listener.welcome(message.ship));
    room.onMessage(MESSAGE.facts, (bytes: Uint8Array) => {
      const { tick, facts } = bytesToFacts(bytes);
      listener.facts(tick, facts);
    });
    room.onMessage(MESSAGE.bolts, (bytes: Uint8Array) => {
      const { tick, bolts } = bytesToBolts(bytes);
      listener.bolts(tick, bolts);
    });
    room.onStateChange((state) => {
      this.patchedAt = performance.now();
      this.tick = Math.round(room.clock.lastServerTime() / TICK_MS);
      listener.patched(state);
    });
  }

  placeOf(told: ToldShip): { x: number; y: number } {
    return { x: this.predict.value(told, 'x'), y: this.predict.value(told, 'y') };
  }

  dispose(): void {
    this.predict.dispose();
    this.room.removeAllListeners();
  }
}
