/** A process in the model, on a machine with a clock of its own: it can be stopped anywhere, and killed. */
import type { VirtualTime } from './virtual-time.ts';

/** Where a tick can be stopped: after one of its steps. */
export type Step = 'look' | 'compute' | 'look again';

export class ModelProcess {
  isAlive = true;
  isPaused = false;
  /** The next tick stops the process for so long after this step. */
  armed: { step: Step; ms: number } | undefined;
  private readonly time: VirtualTime;
  private readonly rate: number;
  private readonly bornMs: number;
  private readonly backlog: (() => void)[] = [];

  constructor(time: VirtualTime, rate: number) {
    this.time = time;
    this.rate = rate;
    this.bornMs = time.nowMs;
  }

  /** This machine's monotonic clock. */
  get nowMs(): number {
    return (this.time.nowMs - this.bornMs) * this.rate;
  }

  /** Done now, or when the process goes on; never when it ended. */
  run(work: () => void): void {
    if (!this.isAlive) return;
    if (this.isPaused) this.backlog.push(work);
    else work();
  }

  pause(ms: number): void {
    if (!this.isAlive || this.isPaused) return;
    this.isPaused = true;
    this.time.after(ms, () => {
      this.isPaused = false;
      for (const work of this.backlog.splice(0)) this.run(work);
    });
  }

  /** What follows a step of a tick, behind the stop that may be due after it. */
  after(step: Step, next: () => void): void {
    if (this.armed?.step === step) {
      this.pause(this.armed.ms);
      this.armed = undefined;
    }
    this.run(next);
  }

  every(ms: number, work: () => void, goesOn = () => true): void {
    const again = () => {
      if (!this.isAlive || !goesOn()) return;
      work();
      this.time.after(ms / this.rate, () => this.run(again));
    };
    this.time.after(this.time.between(0, ms), () => this.run(again));
  }
}
