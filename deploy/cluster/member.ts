/** One program of a cluster, which can be started, stopped, killed, frozen, and started again where it was. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { signalGroup } from './signal-group.ts';
import type { Warden } from './warden.ts';

/** Longer than a host gives itself; then it is killed. */
const STOP_MS = 30_000;
const READY_MS = 20_000;
const LOOK_EVERY_MS = 20;
/** Of one that does not start, for the error. */
const LAST_LINES = 8;

export type MemberPlan = {
  /** As its lines are marked: `matchmaker-1`. */
  name: string;
  program: string;
  args: readonly string[];
  /** Added to the environment of this process. */
  env?: Record<string, string>;
  /** Where it is reached past the proxy; undefined for what answers no HTTP. */
  origin?: string;
  /** Whether it answers now; may reject instead. */
  isReady(): Promise<boolean>;
};

export type MemberEvents = {
  /** Each line that it writes, to either stream. */
  onLine(name: string, line: string): void;
  /** It ended though nobody asked it to. */
  onDeath(member: Member, cause: string): void;
};

type Child = ChildProcessWithoutNullStreams & { pid: number };

const isRunning = (child: ChildProcessWithoutNullStreams): child is Child => child.pid !== undefined;

export class Member {
  readonly name: string;
  /** Where it is reached past the proxy; empty for what answers no HTTP. */
  readonly origin: string;
  private readonly plan: MemberPlan;
  private readonly events: MemberEvents;
  private readonly warden: Warden;
  private child: Child | undefined;
  private lastLines: string[] = [];
  /** An end that was asked for is no death. */
  private isEnding = false;

  constructor(plan: MemberPlan, events: MemberEvents, warden: Warden) {
    this.plan = plan;
    this.name = plan.name;
    this.origin = plan.origin ?? '';
    this.events = events;
    this.warden = warden;
  }

  /** Undefined while it does not run. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts it and waits until it answers. @throws Error when it ends instead, or never answers; it does not run then. */
  async start(): Promise<void> {
    if (this.child !== undefined) throw new Error(`${this.name} runs already`);
    const child = await this.launch();
    const deadline = performance.now() + READY_MS;
    while (!(await this.plan.isReady().catch(() => false))) {
      if (this.child !== child) throw new Error(this.withLastWords('ended before it was ready'));
      if (performance.now() > deadline) {
        await this.kill();
        throw new Error(this.withLastWords(`was not ready within ${READY_MS / 1000} s`));
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  /** Asks it to end; kills it when it does not. */
  async stop(): Promise<void> {
    const child = this.child;
    if (child === undefined) return;
    const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), STOP_MS);
    await this.end(() => child.kill('SIGTERM'));
    clearTimeout(timer);
  }

  /** Ends it at once, with all that it holds. */
  async kill(): Promise<void> {
    const child = this.child;
    if (child !== undefined) await this.end(() => signalGroup(child.pid, 'SIGKILL'));
  }

  /** Stops its clock: it keeps its connections and answers nothing. */
  freeze(): void {
    if (this.child !== undefined) signalGroup(this.child.pid, 'SIGSTOP');
  }

  thaw(): void {
    if (this.child !== undefined) signalGroup(this.child.pid, 'SIGCONT');
  }

  private hear(line: string): void {
    this.lastLines = [...this.lastLines.slice(1 - LAST_LINES), line];
    this.events.onLine(this.name, line);
  }

  private withLastWords(what: string): string {
    return [`${this.name} ${what}`, ...this.lastLines].join('\n  ');
  }

  private async end(ask: () => void): Promise<void> {
    if (this.child === undefined) return;
    const gone = once(this.child, 'close');
    this.isEnding = true;
    ask();
    // What is frozen hears nothing but SIGKILL.
    this.thaw();
    await gone;
  }

  private async launch(): Promise<Child> {
    const { program, args, env } = this.plan;
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      // A group of its own: Ctrl-C in a terminal reaches who started the cluster, who then asks each in turn.
      detached: true,
      stdio: 'pipe',
    });
    if (!isRunning(child)) {
      const [error] = await once(child, 'error');
      throw error;
    }
    this.child = child;
    this.isEnding = false;
    this.lastLines = [];
    this.warden.watch(child.pid);
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on('line', (line) => this.hear(line));
    // Its own children, who hold its streams open, go with it.
    child.once('exit', () => signalGroup(child.pid, 'SIGKILL'));
    child.once('close', (code, signal) => {
      this.child = undefined;
      this.warden.release(child.pid);
      if (!this.isEnding) this.events.onDeath(this, signal ?? `code ${code}`);
    });
    return child;
  }
}
