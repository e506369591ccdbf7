/** The other hosts that this one knows of, whom it asks when the store is silent (R12). Pure: monotonic milliseconds. */

/**
 * Who is listed no more may only have been frozen, or the store has forgotten it and has not heard of it again; and it may
 * be the one that takes rooms over. It stays known for so long. Milliseconds.
 */
const REMEMBERED_MS = 5000;

export class KnownPeers {
  private readonly listedAtMs = new Map<string, number>();
  private hasLooked = false;

  /** The store listed these, as `address:port`. Without its word nobody is forgotten. */
  listed(addresses: Iterable<string>, nowMs: number): void {
    this.hasLooked = true;
    for (const address of addresses) this.listedAtMs.set(address, nowMs);
    for (const [address, atMs] of this.listedAtMs)
      if (nowMs - atMs > REMEMBERED_MS) this.listedAtMs.delete(address);
  }

  /** The store said so, and listed nobody else for a while before. */
  get isAlone(): boolean {
    return this.hasLooked && this.listedAtMs.size === 0;
  }

  addresses(): string[] {
    return [...this.listedAtMs.keys()];
  }
}
