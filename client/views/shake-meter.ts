/** How much the picture shakes: rises with what happens, falls by itself; felt as its square, so small things stay small. */
export class ShakeMeter {
  private trauma = 0;

  add(amount: number): void {
    this.trauma = Math.min(1, this.trauma + amount);
  }

  /** Units of offset for this frame, at most. */
  reach(dt: number): number {
    this.trauma = Math.max(0, this.trauma - dt * 1.7);
    return 15 * this.trauma * this.trauma;
  }
}
