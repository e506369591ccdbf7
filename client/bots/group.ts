/** Bots that play together in one room: the first opens it, the others follow, and any of them tells how rounds end. */
import type { Bot, BotOptions } from './bot.ts';
import { createBot } from './bot.ts';
import type { FrameLoop } from './frame-loop.ts';
import { pause } from './pause.ts';
import { type RoundResult, readResult } from './round-result.ts';

const JOIN_EVERY_MS = 40;
const LOOK_EVERY_MS = 50;

export type Group = {
  readonly bots: readonly Bot[];
  /** In the order of the rounds. */
  readonly results: readonly RoundResult[];
  /** Nobody of it plays any more, and nobody will. */
  readonly isOver: boolean;
  /** Brings them in one after the other; resolved once all have asked. */
  join(signal: AbortSignal): Promise<void>;
};

/** @param together False: each goes where the matchmaker sends it. */
export function createGroup(wishes: readonly BotOptions[], together: boolean, loop: FrameLoop): Group {
  const bots: Bot[] = [];
  const results: RoundResult[] = [];
  const skills = new Map(wishes.map(({ name, skill }) => [name, skill]));
  let hasAsked = false;

  function launch(wish: BotOptions): Bot {
    const bot: Bot = createBot(wish, () => {
      const result = readResult(bot.session, skills);
      if (results.every(({ round }) => round !== result.round)) results.push(result);
    });
    bots.push(bot);
    loop.add(bot);
    return bot;
  }

  /** The room that the first is in; undefined when it did not get into one. */
  async function roomOf(first: Bot, signal: AbortSignal): Promise<string | undefined> {
    while (first.session.status === 'joining' && !signal.aborted) await pause(LOOK_EVERY_MS, signal);
    return first.session.status === 'ended' ? undefined : first.session.room.id;
  }

  return {
    bots,
    results,
    get isOver() {
      return hasAsked && bots.every(({ session }) => session.status === 'ended');
    },
    async join(signal) {
      const [first, ...others] = wishes;
      if (first === undefined) return;
      const leader = launch(first);
      const roomId = together ? await roomOf(leader, signal) : first.roomId;
      for (const wish of together && roomId === undefined ? [] : others) {
        await pause(JOIN_EVERY_MS, signal);
        if (signal.aborted) break;
        launch(roomId === undefined ? wish : { ...wish, roomId });
      }
      hasAsked = true;
    },
  };
}
