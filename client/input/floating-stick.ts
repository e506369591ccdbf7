/** A stick under a finger: its middle is where the finger came down, and follows when the finger goes too far. */
export class FloatingStick {
  /** Which pointer holds it; a second finger is nothing to it. */
  private pointer: number | undefined;
  /** Page places, CSS pixels. */
  middleX = 0;
  middleY = 0;
  /** The push, the rim at length 1. */
  x = 0;
  y = 0;

  get held(): boolean {
    return this.pointer !== undefined;
  }

  /** Returns whether this finger has the stick now. */
  press(pointer: number, x: number, y: number): boolean {
    if (this.pointer !== undefined) return false;
    this.pointer = pointer;
    this.middleX = x;
    this.middleY = y;
    this.x = 0;
    this.y = 0;
    return true;
  }

  /** @param radius CSS pixels from the middle to the rim. */
  move(pointer: number, x: number, y: number, radius: number): boolean {
    if (pointer !== this.pointer) return false;
    this.x = (x - this.middleX) / radius;
    this.y = (y - this.middleY) / radius;
    const length = Math.hypot(this.x, this.y);
    if (length > 1) {
      this.x /= length;
      this.y /= length;
      this.middleX = x - this.x * radius;
      this.middleY = y - this.y * radius;
    }
    return true;
  }

  /** Returns whether it was this finger that held the stick. */
  release(pointer: number): boolean {
    if (pointer !== this.pointer) return false;
    this.letGo();
    return true;
  }

  letGo(): void {
    this.pointer = undefined;
    this.x = 0;
    this.y = 0;
  }
}
