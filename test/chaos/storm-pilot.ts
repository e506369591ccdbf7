/** One who joins as the game does, with its identity, retries and seat, and flies for a while. */
import type { Room } from 'colyseus.js';
import { createMemoryStorage } from '../../client/net/key-value.ts';
import type { SeatConnection } from '../../client/net/seat-connection.ts';
import { SeatKeeper } from '../../client/net/seat-keeper.ts';
import type { Servers } from '../../client/net/servers.ts';
import { MESSAGE } from '../../sim/protocol.ts';
import type { ToldState } from '../../sim/told-state.ts';

/** A seat without a ship in the world within this time is none. */
const TAKE_OFF_MS = 5000;

export type Flight = {
  /** From the wish to the seat, and to the ship in the world. Milliseconds. */
  seatMs: number;
  flyingMs: number;
  room: Room<unknown, ToldState>;
  /** Settles when the line is lost before anybody asked for it. */
  lost: Promise<void>;
  leave(): Promise<void>;
};

function takeOff(room: Room<unknown, ToldState>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error('no ship in the world')), TAKE_OFF_MS);
  let ship = '';
  const look = () => {
    if (room.state?.ships?.has(ship)) resolve();
  };
  room.onMessage(MESSAGE.welcome, (message: { ship: number }) => {
    ship = String(message.ship);
    look();
  });
  for (const type of [MESSAGE.facts, MESSAGE.bolts, MESSAGE.ticket]) room.onMessage(type, () => {});
  room.onStateChange(look);
  room.onLeave(() => reject(new Error('closed before take-off')));
  return promise.finally(() => clearTimeout(timer));
}

export class StormPilot {
  readonly name: string;
  private readonly keeper: SeatKeeper;
  private readonly connection: SeatConnection;

  constructor(servers: Servers, name: string, connection: SeatConnection) {
    this.name = name;
    this.connection = connection;
    const wish = { servers, name, bot: false, seat: {} };
    this.keeper = new SeatKeeper(wish, createMemoryStorage());
  }

  /** @throws whatever kept it from flying */
  async join(): Promise<Flight> {
    const begun = performance.now();
    let seatMs = 0;
    const { room } = await this.connection.open(async () => {
      const answer = await this.keeper.take();
      seatMs = performance.now() - begun;
      return answer;
    });
    room.reconnection.enabled = false;
    const { promise: lost, resolve } = Promise.withResolvers<void>();
    let isLeaving = false;
    room.onLeave(() => {
      if (!isLeaving) resolve();
    });
    try {
      await takeOff(room);
    } catch (error) {
      room.connection.close();
      throw error;
    } finally {
      // Who comes again wants a seat like anybody, not the old one.
      this.keeper.forget();
    }
    const leave = async () => {
      isLeaving = true;
      await Promise.race([room.leave(true), new Promise((resolve) => setTimeout(resolve, 1000))]);
      room.connection.close();
    };
    return { seatMs, flyingMs: performance.now() - begun, room, lost, leave };
  }
}
