/** The skirmish with its world in the open, a hand that may move ships between ticks, and a switch for who may host it. */
import { matchMaker } from '@colyseus/core';
import { ArenaHost } from '../../server/rooms/arena-host.ts';
import type { MatchOptions } from '../../server/rooms/match-options.ts';
import { MatchRoom } from '../../server/rooms/match-room.ts';
import type { Arena } from '../../sim/arena.ts';
import type { Fact } from '../../sim/facts.ts';
import { MODES } from '../../sim/modes/modes.ts';
import type { TickInput } from '../../sim/step-world.ts';
import type { World } from '../../sim/world.ts';
import { StageHand } from './stage-hand.ts';

export class BenchRoom extends MatchRoom {
  /** Seats of the rooms that are opened from now on. */
  static capacity = MODES.skirmish.capacity;
  /** Nobody is asked whether these rooms may go on: as it is where matches end with their process. */
  static standAlone = true;
  static host: ArenaHost | undefined;
  private hand: StageHand | undefined;

  override onCreate(options: MatchOptions): void {
    const { host } = options;
    if (host instanceof ArenaHost) BenchRoom.host = host;
    super.onCreate({
      ...options,
      mode: { ...options.mode, capacity: BenchRoom.capacity },
      host: {
        opened: (room, isTakenOver) => host.opened(room, isTakenOver),
        closed: (room, result) => host.closed(room, result),
        stepped: (room) => host.stepped(room),
        changed: () => host.changed(),
        mayHost: (roomId) => BenchRoom.standAlone || host.mayHost(roomId),
      },
    });
  }

  get truth(): World {
    return this.world;
  }

  get stage(): StageHand {
    this.hand ??= new StageHand(this.world);
    return this.hand;
  }

  protected override advance(arena: Arena, input: TickInput): Fact[] {
    this.hand?.beforeTick();
    const facts = super.advance(arena, input);
    this.hand?.afterTick(facts);
    return facts;
  }
}

/** @throws Error when this process hosts no such room. */
export function benchRoom(id: string): BenchRoom {
  const room: unknown = matchMaker.getLocalRoomById(id);
  if (!(room instanceof BenchRoom)) throw new Error(`there is no room ${id}`);
  return room;
}

/** Those in which somebody flies. */
export async function hostedRooms(): Promise<BenchRoom[]> {
  const rooms = await matchMaker.query({ name: 'skirmish' });
  return rooms.map((room) => benchRoom(room.roomId)).filter((room) => room.truth.ships.length > 0);
}
