/** The shared store: one Redis, reached so that who waits for it is told at once when it does not answer. */
import { createHash } from 'node:crypto';
import { Command, Redis } from 'ioredis';
import { watchLine } from './line-watch.ts';

/** A command that takes longer is a fault of the store; no request may hang on it. Milliseconds. */
export const LONGEST_COMMAND_MS = 500;
const CONNECT_MS = 1000;
const LONGEST_PAUSE_MS = 500;
/** The other end may not be there to agree that a line is closed. */
const CLOSE_MS = 50;

export type StoreLog = {
  info(details: object, message: string): void;
  error(details: object, message: string): void;
};

/**
 * Connects in the background and for ever anew. While the store is away every command rejects at once: nothing is
 * queued (R14), and nothing that was asked before an outage is done after it.
 */
export function connectRedis(url: string, log: StoreLog): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    enableAutoPipelining: true,
    commandTimeout: LONGEST_COMMAND_MS,
    connectTimeout: CONNECT_MS,
    disconnectTimeout: CLOSE_MS,
    // The check asks INFO, which a connection that only listens may not ask.
    enableReadyCheck: false,
    // Who listens subscribes at each beginning; the client's own way is refused unheard, which ends the process, when a
    // line is lost in that moment: by whoever stands before a store that is away, and takes connections all the same.
    autoResubscribe: false,
    // While its answer is awaited a line may be lost, and the client would call itself ready for ever over a dead one.
    disableClientInfo: true,
    retryStrategy: (times) => Math.min(50 * times, LONGEST_PAUSE_MS),
  });
  watchLine(redis);
  let isAway = false;
  redis.on('ready', () => {
    if (isAway) log.info({}, 'the store is back');
    isAway = false;
  });
  redis.on('error', (error: Error) => {
    if (!isAway) log.error({ err: error }, 'the store is away');
    isAway = true;
  });
  return redis;
}

export type Script = (
  keys: readonly string[],
  args: readonly (string | number | Buffer)[],
) => Promise<unknown>;

/** A Lua script, which the store runs as one step: told once, then called by its hash, told again after a restart. */
export function createScript(redis: Redis, lua: string): Script {
  return hashedScript(lua, (command, ...args) => redis.call(command, ...args));
}

/** The same, answered in bytes as they are where texts would be read as UTF-8, and sent at once, not gathered with others. */
export function createBytesScript(redis: Redis, lua: string): Script {
  // The client's own `callBuffer` loses the name of the command where calls are gathered.
  return hashedScript(lua, async (command, ...args) =>
    redis.sendCommand(new Command(command, args, { replyEncoding: null })),
  );
}

type Call = (command: 'evalsha' | 'eval', ...args: (string | number | Buffer)[]) => Promise<unknown>;

function hashedScript(lua: string, call: Call): Script {
  const sha = createHash('sha1').update(lua).digest('hex');
  return async (keys, args) => {
    try {
      return await call('evalsha', sha, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return call('eval', lua, keys.length, ...keys, ...args);
    }
  };
}
