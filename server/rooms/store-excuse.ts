/**
 * Tells a store that is away for all hosts, which must not stop play, from a line to it that only this host lost (R12):
 * while the store is silent the other hosts are asked when they heard it last. Pure but for what it is given.
 */
import { SILENT_MS, type StoreHearing } from './store-hearing.ts';

/** How often the others are asked while the store is silent. Milliseconds. */
const ASK_EVERY_MS = 150;
/** So many are asked at once (R14); of more, others each time. */
const MOST_ASKED = 16;

/**
 * When a host heard the store last, in milliseconds before it answered; Infinity: never. `refused`: its process has
 * ended. `silent`: it did not answer, and may hear the store.
 */
export type PeerAnswer = number | 'refused' | 'silent';

/**
 * Whether nobody can take this host's rooms over now: whoever says that it does not hear the store claims nothing for a
 * while after (SETTLE_MS). A host that says nothing may be on the store's side of a cut, and whoever heard the store
 * after this host lost it shows that it was there. Those who are dead, or too young to have heard it, are no witnesses.
 * @param silenceMs For how long this host has not heard the store.
 * @param needsNoWitness The store's own port is closed, or it knew of no other host when it was last heard. Otherwise
 *   others may have been started that this one cannot know.
 */
export function isAwayForAll(
  silenceMs: number,
  answers: readonly PeerAnswer[],
  needsNoWitness: boolean,
): boolean {
  const atLeastMs = Math.max(SILENT_MS, silenceMs - SILENT_MS);
  if (answers.some((answer) => answer === 'silent')) return false;
  const heard = answers.filter((answer) => typeof answer === 'number');
  if (heard.some((ms) => ms <= atLeastMs)) return false;
  return needsNoWitness || heard.some((ms) => ms !== Infinity);
}

export type StoreExcuseParts = {
  /** Where the other hosts answer, as far as this one knows: `address:port`. */
  peers(): readonly string[];
  ask(address: string): Promise<PeerAnswer>;
  /** Whether the store's port is closed. */
  storeRefuses(): Promise<boolean>;
  /** Whether the store listed no other host for a while before it fell silent. */
  isAlone(): boolean;
  hearing: StoreHearing;
  /** The store was away for all when the others were asked. */
  excused(askedAtMs: number): void;
  /** Monotonic milliseconds. */
  now(): number;
};

export class StoreExcuse {
  private readonly parts: StoreExcuseParts;
  private askedAtMs = -Infinity;
  private isAsking = false;

  constructor(parts: StoreExcuseParts) {
    this.parts = parts;
  }

  /** Called often; asks when it is time to. */
  async look(): Promise<void> {
    const askedAtMs = this.parts.now();
    const silenceMs = this.parts.hearing.silenceMs(askedAtMs);
    if (silenceMs <= SILENT_MS || this.isAsking || askedAtMs - this.askedAtMs < ASK_EVERY_MS) return;
    this.askedAtMs = askedAtMs;
    this.isAsking = true;
    try {
      const [answers, storeRefuses] = await Promise.all([this.askOthers(), this.parts.storeRefuses()]);
      const needsNoWitness = storeRefuses || this.parts.isAlone();
      if (isAwayForAll(silenceMs, answers, needsNoWitness)) this.parts.excused(askedAtMs);
    } finally {
      this.isAsking = false;
    }
  }

  private askOthers(): Promise<PeerAnswer[]> {
    const { peers, ask } = this.parts;
    const left = [...peers()];
    const asked: string[] = [];
    while (left.length > 0 && asked.length < MOST_ASKED)
      asked.push(...left.splice(Math.floor(Math.random() * left.length), 1));
    return Promise.all(asked.map(ask));
  }
}
