/** Turns the survival of hosted matches on and off while they are played, all that belongs to it and nothing else. */
import { setTimeout as wait } from 'node:timers/promises';
import type { RoomLog } from '../../server/rooms/hardened-room.ts';
import { openSharedStore, type SharedStore } from '../../server/store/shared-store.ts';
import { type Survival, startSurvival } from '../../server/survival.ts';
import type { KeepingRound } from './answers.ts';
import { BenchRoom } from './bench-room.ts';

/** A store that sees matches for the first time lets them go on after a lease. */
const PATIENCE_MS = 5000;
const LOOK_EVERY_MS = 20;
const LOG: RoomLog = {
  info() {},
  error: (_details, message) => console.error(message),
};
/** Nobody comes to take anything over. */
const ADDRESS = '127.0.0.1:1';

/** Nobody comes back here. */
const readTicket = () => ({ ok: false, reason: 'bad' }) as const;

export class SurvivalSwitch {
  private readonly redisUrl: string;
  private readonly store: SharedStore;
  private survival: Survival | undefined;

  constructor(redisUrl: string) {
    this.redisUrl = redisUrl;
    this.store = openSharedStore(redisUrl, LOG);
  }

  /** Of the time since it was turned on. */
  get figures(): KeepingRound {
    const { writes = 0, bytes = 0, late = 0, failed = 0 } = this.survival?.keeper.figures ?? {};
    return { writes, bytes, late, failed };
  }

  /** @throws Error when the rooms that are hosted do not get leave to go on */
  async turn(on: boolean, rooms: readonly BenchRoom[]): Promise<void> {
    BenchRoom.standAlone = true;
    this.survival?.stop();
    this.survival = undefined;
    if (!on) return;
    const host = BenchRoom.host;
    if (host === undefined) throw new Error('no room is hosted');
    const { matches, registry, ask } = this.store;
    const { redisUrl } = this;
    const parts = { matches, readTicket, registry, ask, address: ADDRESS, redisUrl, log: LOG };
    this.survival = startSurvival({ arena: { host, letBack() {} }, ...parts });
    const { keeper } = this.survival;
    const deadline = performance.now() + PATIENCE_MS;
    while (!rooms.every((room) => keeper.mayHost(room.roomId))) {
      if (performance.now() > deadline) throw new Error('the store lets no room go on');
      await wait(LOOK_EVERY_MS);
    }
    BenchRoom.standAlone = false;
  }
}
