/** The child's end of a ChildLink. */
import { z } from 'zod';

const questionSchema = z.object({ id: z.number(), ask: z.string(), args: z.unknown() });

export type Handlers = Readonly<Record<string, (args: unknown) => unknown>>;

/** Answers the parent until it goes away, which ends the process. */
export function answerParent(handlers: Handlers): void {
  const reply = (message: object) => process.send?.(message);
  process.on('message', (message) => {
    const { id, ask, args } = questionSchema.parse(message);
    const handler = handlers[ask];
    Promise.resolve()
      .then(() => {
        if (handler === undefined) throw new Error('what is that?');
        return handler(args);
      })
      .then((answer) => reply({ id, answer: answer ?? null }))
      .catch((error: unknown) =>
        reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.on('disconnect', () => process.exit(0));
}
