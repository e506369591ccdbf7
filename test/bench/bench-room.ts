/** The skirmish with its world in the open, and a hand that may move ships between ticks. */
import { matchMaker } from '@colyseus/core';
import { type MatchOptions, MatchRoom } from '../../server/rooms/match-room.ts';
import type { Arena } from '../../sim/arena.ts';
import type { Fact } from '../../sim/facts.ts';
import { MODES } from '../../sim/modes/modes.ts';
import type { TickInput } from '../../sim/step-world.ts';
import type { World } from '../../sim/world.ts';
import { StageHand } from './stage-hand.ts';

export class BenchRoom extends MatchRoom {
  /** Seats of the rooms that are opened from now on. */
  static capacity = MODES.skirmish.capacity;
  private hand: StageHand | undefined;

  override onCreate(options: MatchOptions): void {
    super.onCreate({ ...options, mode: { ...options.mode, capacity: BenchRoom.capacity } });
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

export async function hostedWorlds(): Promise<World[]> {
  const rooms = await matchMaker.query({ name: 'skirmish' });
  return rooms.map((room) => benchRoom(room.roomId).truth).filter((world) => world.ships.length > 0);
}
