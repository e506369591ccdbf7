/** From a wish to a room that is connected: asks for a seat, loads its arena, takes it; tries again where that may help. */
import { Client, type Room } from 'colyseus.js';
import type { Arena } from '../../sim/arena.ts';
import { ToldState } from '../../sim/told-state.ts';
import { ArenaLoader } from './arena-loader.ts';
import type { WatchAnswer } from './matchmaker-api.ts';

const CONNECT_TRIES = 4;
/** A host that neither takes a connection nor refuses it is given up. */
const CONNECT_MS = 4000;

export type TakenSeat = { answer: WatchAnswer; arena: Arena; room: Room<unknown, ToldState> };

/** Rejects when the time is over; a room that comes after all is closed. */
async function takeSeat(origin: string, seat: WatchAnswer['seat']): Promise<Room<unknown, ToldState>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLate = false;
  const taking = new Client(origin).consumeSeatReservation(seat, ToldState);
  const lateness = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      reject(new Error('The host does not answer.'));
    }, CONNECT_MS);
  });
  taking.then(
    (room) => {
      if (isLate) room.connection.close();
    },
    () => {},
  );
  try {
    return await Promise.race([taking, lateness]);
  } finally {
    clearTimeout(timer);
  }
}

export class SeatConnection {
  readonly arenas: ArenaLoader;
  private readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
    this.arenas = new ArenaLoader(origin);
  }

  /**
   * @param ask Asks the matchmaker for a seat; asked again when a host is gone between its answer and the connection.
   * @throws MatchmakerRefusal when it refuses, or the last failure to connect.
   */
  async open(ask: () => Promise<WatchAnswer>): Promise<TakenSeat> {
    for (let tries = 1; ; tries++) {
      const answer = await ask();
      try {
        const arena = await this.arenas.load(answer.room.map);
        return { answer, arena, room: await takeSeat(this.origin, answer.seat) };
      } catch (error) {
        if (tries === CONNECT_TRIES) throw error;
      }
    }
  }
}
