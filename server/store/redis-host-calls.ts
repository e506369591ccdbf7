/** Questions to hosts and their answers, over Redis' publish and subscribe. */
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { type AskHost, HostSilent } from './host-call.ts';

/** A host that lives answers in a few milliseconds, in tens when it opens a room. */
const LONGEST_ANSWER_MS = 400;
/** Questions that wait for their answers at once (R14); more are refused as if the host were silent. */
const MOST_QUESTIONS = 5000;

const questionChannel = (hostId: string) => `gt:ask:${hostId}`;
const answerChannel = (askerId: string) => `gt:answer:${askerId}`;

const Envelope = z.object({ id: z.number(), from: z.string(), question: z.unknown() });
const Reply = z.object({ id: z.number(), answer: z.unknown().optional(), failed: z.boolean().optional() });

type Waiting = { resolve(answer: unknown): void; reject(error: Error): void; timer: NodeJS.Timeout };

/** @param listener Another connection: one that listens may not ask. */
export function createHostAsker(redis: Redis, listener: Redis): AskHost {
  const me = randomUUID();
  const waiting = new Map<number, Waiting>();
  let asked = 0;

  function settle(id: number): Waiting | undefined {
    const question = waiting.get(id);
    waiting.delete(id);
    clearTimeout(question?.timer);
    return question;
  }

  listenTo(listener, answerChannel(me), (text) => {
    const { id, answer, failed } = Reply.parse(JSON.parse(text));
    const question = settle(id);
    if (failed) question?.reject(new HostSilent('the host failed over the question'));
    else question?.resolve(answer);
  });

  return async (hostId, question) => {
    if (waiting.size >= MOST_QUESTIONS) throw new HostSilent('too many questions are waiting');
    asked += 1;
    const id = asked;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const timer = setTimeout(
      () => settle(id)?.reject(new HostSilent('the host did not answer in time')),
      LONGEST_ANSWER_MS,
    );
    waiting.set(id, { resolve, reject, timer });
    const text = JSON.stringify({ id, from: me, question });
    redis.publish(questionChannel(hostId), text).then(
      (heardBy) => {
        // A process that died is known at once, not when its lease has run out.
        if (heardBy === 0) settle(id)?.reject(new HostSilent('nobody listens for the host'));
      },
      (error: Error) => settle(id)?.reject(error),
    );
    return promise;
  };
}

/** Answers what is asked of this host. A question that cannot be read or answered is answered as failed. */
export function answerQuestions(
  redis: Redis,
  listener: Redis,
  hostId: string,
  answer: (question: unknown) => Promise<unknown>,
): void {
  listenTo(listener, questionChannel(hostId), async (text) => {
    const { id, from, question } = Envelope.parse(JSON.parse(text));
    const reply = await answer(question).then(
      (given) => ({ id, answer: given }),
      () => ({ id, failed: true }),
    );
    // Without the store nobody waits for the answer any more.
    await redis.publish(answerChannel(from), JSON.stringify(reply)).catch(() => {});
  });
}

/** Listens through every outage of the store; what is no message of this project is passed over. */
function listenTo(listener: Redis, channel: string, hear: (text: string) => unknown): void {
  const subscribe = () => void listener.subscribe(channel).catch(() => {});
  listener.on('ready', subscribe);
  if (listener.status === 'ready') subscribe();
  listener.on('message', async (to: string, text: string) => {
    if (to !== channel) return;
    try {
      await hear(text);
    } catch {
      // Of another version, or of nobody: who asked gets no answer in time.
    }
  });
}
