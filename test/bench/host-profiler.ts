/** Writes a CPU profile of each measured round of this process; does nothing without a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';

const SAMPLE_US = 250;

export class HostProfiler {
  private readonly folder: string | undefined;
  private session: Session | undefined;
  private rounds = 0;

  constructor(folder: string | undefined) {
    this.folder = folder;
  }

  async start(): Promise<void> {
    if (this.folder === undefined) return;
    this.session = new Session();
    this.session.connect();
    await this.session.post('Profiler.enable');
    await this.session.post('Profiler.setSamplingInterval', { interval: SAMPLE_US });
    await this.session.post('Profiler.start');
  }

  async stop(): Promise<void> {
    if (this.session === undefined || this.folder === undefined) return;
    const { profile } = await this.session.post('Profiler.stop');
    this.session.disconnect();
    this.session = undefined;
    this.rounds += 1;
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, `arena-${this.rounds}.cpuprofile`), JSON.stringify(profile));
  }
}
