/** Asks a child process things and waits for its answers. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const answerSchema = z.union([
  z.object({ id: z.number(), answer: z.unknown() }).strict(),
  z.object({ id: z.number(), error: z.string() }).strict(),
]);

/** Longest time a child may need to end by itself. */
const END_MS = 3000;

export class ChildLink {
  readonly name: string;
  private readonly process: ChildProcess;
  private readonly waiting = new Map<number, (answer: z.infer<typeof answerSchema>) => void>();
  private readonly ended: Promise<void>;
  private lastId = 0;

  constructor(name: string, args: readonly string[] = []) {
    this.name = name;
    const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
    // What a child prints must not mix with the figures.
    this.process = fork(file, args, { stdio: ['ignore', process.stderr, process.stderr, 'ipc'] });
    this.process.on('message', (message) => {
      // The framework's metrics send messages of their own.
      const parsed = answerSchema.safeParse(message);
      if (parsed.success) this.waiting.get(parsed.data.id)?.(parsed.data);
    });
    this.ended = new Promise((resolve) => {
      this.process.once('exit', (code) => {
        for (const [id, answer] of this.waiting) answer({ id, error: `${name} ended with ${code}` });
        resolve();
      });
    });
  }

  async ask<Answer>(
    what: string,
    args: object,
    schema: z.ZodType<Answer>,
    patienceMs: number,
  ): Promise<Answer> {
    this.lastId += 1;
    const id = this.lastId;
    const answer = await new Promise<z.infer<typeof answerSchema>>((resolve) => {
      const timer = setTimeout(() => resolve({ id, error: `no answer in ${patienceMs} ms` }), patienceMs);
      this.waiting.set(id, (given) => {
        clearTimeout(timer);
        resolve(given);
      });
      this.process.send({ id, ask: what, args }, (error) => {
        if (error) this.waiting.get(id)?.({ id, error: error.message });
      });
    });
    this.waiting.delete(id);
    if ('error' in answer) throw new Error(`${this.name}, asked to ${what}: ${answer.error}`);
    return schema.parse(answer.answer);
  }

  /** A child ends when its line to the parent does; one that does not is killed. */
  async end(): Promise<void> {
    if (this.process.connected) this.process.disconnect();
    const timer = setTimeout(() => this.process.kill('SIGKILL'), END_MS);
    await this.ended;
    clearTimeout(timer);
  }
}
