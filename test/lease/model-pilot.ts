/** A pilot in the model: holds one line, asks anew when it is silent or closed, and stays when it speaks again. */
import type { Cluster } from './cluster.ts';
import type { Line, ModelHost } from './model-host.ts';

const SILENCE_MS = 500;
const AGAIN_MS = 200;

export class ModelPilot {
  readonly id: string;
  readonly roomId: string;
  heardMs = 0;
  private readonly cluster: Cluster;
  private newestEpoch = 0;
  private line: (Line & { host: ModelHost }) | undefined;
  private isAsking = false;

  constructor(cluster: Cluster, id: string, roomId: string) {
    this.cluster = cluster;
    this.id = id;
    this.roomId = roomId;
    this.watch();
    this.ask();
  }

  /** Comes back by itself: its page was loaded anew. */
  reload(): void {
    this.leave();
    this.ask();
  }

  private watch(): void {
    const { time } = this.cluster;
    const silentMs = time.nowMs - this.heardMs;
    if (silentMs >= SILENCE_MS) this.ask();
    time.after(silentMs >= SILENCE_MS ? AGAIN_MS : SILENCE_MS - silentMs + 1, () => this.watch());
  }

  private ask(): void {
    if (this.isAsking) return;
    this.isAsking = true;
    const { time, matchmaker } = this.cluster;
    const askedMs = time.nowMs;
    time.after(time.between(0.5, 10), () =>
      matchmaker.whoHosts(this.roomId, (host) =>
        time.after(time.between(0.5, 10), () => {
          this.isAsking = false;
          if (host === undefined) return this.askLater();
          const speaksAgain = this.line?.isOpen === true && this.heardMs > askedMs;
          const isThere = this.line?.isOpen === true && this.line.host === host;
          if (!speaksAgain && !isThere) this.connect(host);
        }),
      ),
    );
  }

  private askLater(): void {
    this.cluster.time.after(AGAIN_MS, () => {
      if (this.line?.isOpen !== true) this.ask();
    });
  }

  private connect(host: ModelHost): void {
    const { time, judge } = this.cluster;
    this.leave();
    const line: Line & { host: ModelHost } = {
      host,
      isOpen: true,
      hear: (epoch) => {
        if (this.line !== line) return;
        this.heardMs = time.nowMs;
        this.newestEpoch = judge.heard(this.id, this.roomId, epoch, this.newestEpoch);
      },
      closed: () => {
        if (this.line !== line) return;
        this.line = undefined;
        this.ask();
      },
    };
    this.line = line;
    const lose = () => {
      line.isOpen = false;
      time.after(5, line.closed);
    };
    time.after(time.between(0.5, 10), () => {
      if (!host.isAlive) return lose();
      host.process.run(() => {
        if (line.isOpen && !host.join(this.roomId, line)) lose();
      });
    });
  }

  private leave(): void {
    if (this.line !== undefined) this.line.isOpen = false;
    this.line = undefined;
  }
}
