/** How much the picture shakes: rises with what happens, falls by itself; felt as its square, so small things stay small. */
const MOST_KICK = 7;
/** Per second: how fast a kick is taken back. */
const KICK_FADES = 14;

export class ShakeMeter {
  private trauma = 0;
  /** Units that the picture is pushed aside. */
  kickX = 0;
  kickY = 0;

  add(amount: number): void {
    this.trauma = Math.min(1, this.trauma + amount);
  }

  /** A push in one direction (of length 1), units. */
  kick(dx: number, dy: number, units: number): void {
    this.kickX = Math.max(-MOST_KICK, Math.min(MOST_KICK, this.kickX + dx * units));
    this.kickY = Math.max(-MOST_KICK, Math.min(MOST_KICK, this.kickY + dy * units));
  }

  /** Units of offset for this frame, at most. */
  reach(dt: number): number {
    this.trauma = Math.max(0, this.trauma - dt * 1.7);
    const left = Math.exp(-KICK_FADES * dt);
    this.kickX *= left;
    this.kickY *= left;
    return 15 * this.trauma * this.trauma;
  }
}
