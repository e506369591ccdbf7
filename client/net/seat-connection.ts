/** From a wish to a room that is connected: asks for a seat, loads its arena, takes it; tries again where that may help. */
import { Client, type Room } from 'colyseus.js';
import type { Arena } from '../../sim/arena.ts';
import { ToldState } from '../../sim/told-state.ts';
import { ArenaLoader } from './arena-loader.ts';
import type { WatchAnswer } from './matchmaker-api.ts';
import { pause } from './persist.ts';
import type { Servers } from './servers.ts';
import type { WaitNote } from './wait-note.ts';

/** An answer may be a moment older than the death of the host that it names. */
const CONNECT_TRIES = 8;
const PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;
/** A host that neither takes a connection nor refuses it is given up. */
const CONNECT_MS = 4000;

export type TakenSeat = { answer: WatchAnswer; arena: Arena; room: Room<unknown, ToldState> };

/** `withinMs`: how long its host may take to answer. */
export type Place = WatchAnswer & { withinMs?: number };

/** Rejects when the time is over; a room that comes after all is closed. */
async function takeSeat(
  origin: string,
  { seat, withinMs = CONNECT_MS }: Place,
): Promise<Room<unknown, ToldState>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLate = false;
  const taking = new Client(origin).consumeSeatReservation(seat, ToldState);
  const lateness = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      reject(new Error('The host does not answer.'));
    }, withinMs);
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
  private readonly servers: Servers;

  constructor(servers: Servers) {
    this.servers = servers;
    this.arenas = new ArenaLoader(servers);
  }

  /**
   * @param ask For a seat, mostly of a matchmaker; asked again when a host is gone between its answer and the connection.
   * @param note Told what is waited for.
   * @throws MatchmakerRefusal when it refuses, or the last failure to connect.
   */
  async open(ask: () => Promise<Place>, note?: WaitNote): Promise<TakenSeat> {
    for (let tries = 1; ; tries++) {
      const answer = await ask();
      // A seat without an address of its own is taken where it was answered.
      const { current } = this.servers;
      if (note?.signal.aborted) throw new Error('Nobody wants this seat any more.');
      note?.connects();
      try {
        const arena = await this.arenas.load(answer.room.map);
        return { answer, arena, room: await takeSeat(current, answer) };
      } catch (error) {
        if (tries === CONNECT_TRIES) throw error;
        // At once the first time; later, others may be busy with the very same.
        if (tries > 1) await pause(Math.min(PAUSE_MS * 2 ** (tries - 2), LONGEST_PAUSE_MS), note?.signal);
      }
    }
  }
}
