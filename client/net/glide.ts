/**
 * Lets what is drawn glide from where it was to where it truly is, when a match goes on over another line: what was lost
 * in between is small, and a leap would say more than happened. Places in units.
 */

/** Farther than a match sets anything back, it is simply where it is. */
const FARTHEST = 120;
const HALF_MS = 50;
/** Too little to be seen. */
const DONE = 0.05;

export type Place = { x: number; y: number };

export class Glide {
  private readonly from = new Map<number, Place>();
  private readonly offsets = new Map<number, Place>();

  /** All that glides stands still at once. */
  clear(): void {
    this.from.clear();
    this.offsets.clear();
  }

  /** Something was drawn here last. */
  start(id: number, { x, y }: Place): void {
    this.from.set(id, { x, y });
  }

  /** Mutates the true place into the one to be drawn. @param elapsedMs Since the last frame. */
  apply(id: number, place: Place, elapsedMs: number): void {
    const from = this.from.get(id);
    if (from !== undefined) {
      this.from.delete(id);
      const offset = { x: from.x - place.x, y: from.y - place.y };
      if (offset.x * offset.x + offset.y * offset.y > FARTHEST * FARTHEST) return;
      this.offsets.set(id, offset);
    }
    const offset = this.offsets.get(id);
    if (offset === undefined) return;
    const left = from === undefined ? 0.5 ** (elapsedMs / HALF_MS) : 1;
    offset.x *= left;
    offset.y *= left;
    place.x += offset.x;
    place.y += offset.y;
    if (Math.abs(offset.x) + Math.abs(offset.y) < DONE) this.offsets.delete(id);
  }

  /** It is not where it was by the rules. */
  end(id: number): void {
    this.from.delete(id);
    this.offsets.delete(id);
  }
}
