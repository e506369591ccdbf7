/**
 * Rooms where bots of a crew lost their lines a moment ago. Such a match may be on its way to another host, and people
 * come back to it one after the other: until they have, its listing says nothing of who plays there.
 */
const SETTLE_MS = 5000;

export type LineOfBot = { roomId: string; isResuming: boolean; resumes: number };

export class MovedRooms {
  private readonly movedAt = new Map<string, number>();
  private readonly resumes = new Map<number, number>();

  /** How the lines of all bots of the crew are now, by bot. @param now Milliseconds, monotonic. */
  look(lines: ReadonlyMap<number, LineOfBot>, now: number): void {
    for (const [id, { roomId, isResuming, resumes }] of lines) {
      if (isResuming || resumes > (this.resumes.get(id) ?? 0)) this.movedAt.set(roomId, now);
      this.resumes.set(id, resumes);
    }
    for (const id of this.resumes.keys()) if (!lines.has(id)) this.resumes.delete(id);
    for (const [roomId, at] of this.movedAt) if (now - at > SETTLE_MS) this.movedAt.delete(roomId);
  }

  has(roomId: string): boolean {
    return this.movedAt.has(roomId);
  }
}
