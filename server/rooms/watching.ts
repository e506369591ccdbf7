/** Lets a match be watched: keeps its past, and opens a gallery to show it from while there is somebody to see it. */
import type { Fact } from '../../sim/facts.ts';
import type { Mode } from '../../sim/modes/mode.ts';
import { CLOSE } from '../../sim/protocol.ts';
import type { World } from '../../sim/world.ts';
import type { PilotIdentity } from '../matchmaker/arena-directory.ts';
import { type GalleryRoom, openGallery } from './gallery-room.ts';
import type { RoomLog } from './hardened-room.ts';
import { MatchFeed } from './match-feed.ts';
import type { LineOf } from './told-projection.ts';

/** Where to watch from, and the map that is shown there now. */
export type WatchAdmission =
  | { gallery: GalleryRoom; sessionId: string; fresh: boolean; map: string }
  | { refused: 'room_full' | 'unknown_room' };

export class Watching {
  private readonly mode: Mode;
  private readonly log: RoomLog;
  private readonly feed: MatchFeed;
  private gallery: GalleryRoom | undefined;
  private opening: Promise<GalleryRoom> | undefined;
  private isOver = false;
  private endCode: number = CLOSE.over;

  constructor(mode: Mode, log: RoomLog) {
    this.mode = mode;
    this.log = log;
    this.feed = new MatchFeed(mode.watchDelayTicks);
  }

  /** A tick of the match was played. */
  record(world: World, facts: readonly Fact[], lineOf: LineOf): void {
    this.feed.record(world, facts, lineOf);
  }

  /** Shows what is old enough now. */
  show(tick: number): void {
    if (this.gallery?.show(this.feed.past(), tick) === false) this.gallery = undefined;
  }

  /** A place for somebody who wants to watch the match that is at this map and tick. */
  async admit(pilot: PilotIdentity, { map, tick }: World): Promise<WatchAdmission> {
    const gallery = this.gallery ?? (await this.open(map, tick));
    if (this.isOver) return { refused: 'unknown_room' };
    const admission = gallery.admit(pilot);
    if ('refused' in admission) return { refused: 'room_full' };
    return { gallery, ...admission, map: gallery.map };
  }

  private open(map: string, tick: number): Promise<GalleryRoom> {
    // Many may come at once: the first opens it for all.
    this.opening ??= openGallery({
      mode: this.mode,
      map: this.feed.past()?.world.map ?? map,
      tick,
      log: this.log,
    })
      .then((gallery) => {
        if (this.isOver) gallery.end(this.endCode);
        else this.gallery = gallery;
        return gallery;
      })
      .finally(() => {
        this.opening = undefined;
      });
    return this.opening;
  }

  /** The match is over here. @param code Which watchers are told. */
  end(code: number): void {
    this.isOver = true;
    this.endCode = code;
    this.gallery?.end(code);
    this.gallery = undefined;
  }
}
