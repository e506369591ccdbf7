/** The matches that run in this process: opens them, and says how many more it would. */
import { matchMaker } from '@colyseus/core';
import type { MatchOptions } from './match-options.ts';
import type { MatchRoom } from './match-room.ts';

/** Matches that one host opens (R14): what a core carries with room to spare. Each may have a gallery besides. */
export const MOST_MATCHES = 32;

export class HostedMatches {
  private readonly rooms = new Map<string, MatchRoom>();
  private readonly opening = new Set<Promise<MatchRoom>>();
  isDraining = false;
  /** Makes a new room known, and is waited for before somebody is sent to it. */
  private readonly announce: () => Promise<void>;

  constructor(announce: () => Promise<void>) {
    this.announce = announce;
  }

  get(roomId: string): MatchRoom | undefined {
    return this.rooms.get(roomId);
  }

  all(): MatchRoom[] {
    return [...this.rooms.values()];
  }

  add(room: MatchRoom): void {
    this.rooms.set(room.roomId, room);
  }

  remove(room: MatchRoom): void {
    this.rooms.delete(room.roomId);
  }

  get spare(): number {
    return this.isDraining ? 0 : Math.max(0, MOST_MATCHES - this.rooms.size - this.opening.size);
  }

  /** Resolves when none is being opened. */
  async allOpened(): Promise<void> {
    await Promise.allSettled(this.opening);
  }

  /** @param id Of a room that goes on here; without it the room is a new one. */
  async open(
    mode: string,
    options: Pick<MatchOptions, 'setup' | 'restored'> = {},
    id?: string,
  ): Promise<MatchRoom> {
    const opened = this.create(mode, options, id);
    this.opening.add(opened);
    try {
      return await opened;
    } finally {
      this.opening.delete(opened);
    }
  }

  private async create(
    mode: string,
    options: Pick<MatchOptions, 'setup' | 'restored'>,
    id: string | undefined,
  ): Promise<MatchRoom> {
    const { roomId } = await matchMaker.handleCreateRoom(mode, options, undefined, id);
    const room = this.rooms.get(roomId);
    if (room === undefined) throw new Error('a match closed while it was opened');
    // One that goes on here is found by its record. A store that is away must not keep a room from its pilots.
    if (id === undefined) await this.announce().catch(() => {});
    return room;
  }
}
