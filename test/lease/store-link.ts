/** A line to the store: late at times, cut at times, and what was under way is then lost or comes after all. */
import type { ModelStore } from './model-store.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Who asked gives up after so long. */
const LONGEST_COMMAND_MS = 500;
const LONGEST_RECONNECT_MS = 500;

export class StoreLink {
  isCut = false;
  private readonly time: VirtualTime;
  private readonly store: ModelStore;
  /** The share of what is sent that comes late. */
  lateShare: number;
  private cutUntilMs = 0;
  private connectedFromMs = 0;
  private lastThereMs = 0;
  private lastBackMs = 0;

  constructor(time: VirtualTime, store: ModelStore, lateShare: number) {
    this.time = time;
    this.store = store;
    this.lateShare = lateShare;
  }

  cut(ms: number): void {
    this.isCut = true;
    this.cutUntilMs = this.time.nowMs + ms;
    this.time.after(ms, () => {
      if (this.time.nowMs >= this.cutUntilMs) this.isCut = false;
    });
  }

  /** Whoever lost the connection makes a new one, not at once. */
  lose(): void {
    this.connectedFromMs = this.time.nowMs + this.time.between(0, LONGEST_RECONNECT_MS);
    this.lastThereMs = 0;
    this.lastBackMs = 0;
  }

  /** One of both is called, once, at some time; the work may be done all the same. */
  ask<T>(work: () => T, answered: (answer: T) => void, failed: () => void): void {
    const { time, store } = this;
    const deadlineMs = time.nowMs + LONGEST_COMMAND_MS;
    if (time.nowMs < this.connectedFromMs || store.state === 'down') {
      time.after(1, failed);
      return;
    }
    const giveUp = () => time.at(deadlineMs, failed);
    const thereMs = this.arrival(this.lastThereMs);
    if (thereMs === undefined) {
      giveUp();
      return;
    }
    this.lastThereMs = thereMs;
    const reply = (answer: T) => {
      const backMs = this.arrival(this.lastBackMs);
      if (backMs === undefined || backMs > deadlineMs) return giveUp();
      this.lastBackMs = backMs;
      time.at(backMs, () => answered(answer));
    };
    const arrive = () => {
      if (store.state === 'down') return giveUp();
      if (store.state === 'frozen') store.waiting.push(arrive);
      else reply(work());
    };
    time.at(thereMs, arrive);
  }

  /** When what is sent now comes to the other end, after all that was sent before; undefined: never. */
  private arrival(lastMs: number): number | undefined {
    const { time } = this;
    const delayMs = time.chance(this.lateShare) ? time.between(5, 700) : time.between(0.5, 6);
    if (!this.isCut) return Math.max(lastMs, time.nowMs + delayMs);
    // It is sent again and again, until it comes through or its line is given up.
    return time.chance(0.5) ? undefined : Math.max(lastMs, this.cutUntilMs + delayMs);
  }
}
