import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerInTime } from '../../server/matchmaker/answer-in-time.ts';
import {
  connectRedis,
  createBytesScript,
  createScript,
  LONGEST_COMMAND_MS,
} from '../../server/store/redis.ts';
import { cuttableLine } from '../helpers/cuttable-line.ts';
import { lacksRedis, startRedis, type TestRedis } from '../helpers/redis-server.ts';
import { until } from '../helpers/until.ts';

describe.skipIf(lacksRedis)('a connection to the store', () => {
  let server: TestRedis;
  let redis: ReturnType<typeof connectRedis>;
  const said: string[] = [];
  const log = {
    info: (_: object, message: string) => void said.push(message),
    error: (_: object, message: string) => void said.push(message),
  };

  beforeEach(async () => {
    server = await startRedis();
    said.length = 0;
    redis = connectRedis(server.url, log);
    await until(() => redis.status === 'ready', 'a connection');
  });

  afterEach(async () => {
    redis.disconnect();
    await server.close();
  });

  it('R14 a store that is gone is said at once, once, and nothing is kept for later', async () => {
    await server.kill();
    await until(() => redis.status !== 'ready', 'the end of the connection');
    await expect(redis.set('a', '1')).rejects.toThrow('enableOfflineQueue');
    await until(() => said.length > 0, 'a word about it');
    await server.start();
    await until(() => redis.status === 'ready', 'a connection');
    expect(await redis.get('a')).toBeNull();
    expect(said).toEqual(['the store is away', 'the store is back']);
  });

  it('a store that hangs is given up after a while', async () => {
    server.freeze();
    const answer = answerInTime(redis.get('a'), LONGEST_COMMAND_MS * 2, () => new Error('too late'));
    await expect(answer).rejects.toThrow('timed out');
    server.thaw();
    const answers = () =>
      redis
        .get('a')
        .then((value) => value === null)
        .catch(() => false);
    await until(answers, 'an answer');
  });

  it('a line that was made anew lasts, whatever became of the one before', async () => {
    server.freeze();
    const unanswered = redis.get('a').catch(() => {});
    await server.kill();
    await unanswered;
    await until(() => redis.status !== 'ready', 'the end of the connection');
    await server.start();
    await until(() => redis.status === 'ready', 'a connection');
    let closed = 0;
    redis.on('close', () => {
      closed += 1;
    });
    // Longer than a line may be silent: by then what watched the old one would have ended.
    await new Promise((resolve) => setTimeout(resolve, 2200));
    expect(closed).toBe(0);
  });

  it('a script runs as one step, also in a store that has forgotten it', async () => {
    const add = createScript(redis, "return redis.call('INCRBY', KEYS[1], ARGV[1])");
    expect(await add(['sum'], [2])).toBe(2);
    expect(await add(['sum'], [3])).toBe(5);
    await redis.script('FLUSH');
    expect(await add(['sum'], [1])).toBe(6);
  });

  it('a script is given bytes and answers in bytes, whichever they are, in the order of the calls', async () => {
    const everyByte = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    const swap = createBytesScript(redis, "return redis.call('SET', KEYS[1], ARGV[1], 'GET')");
    expect(await swap(['bytes'], [everyByte])).toBeNull();
    await redis.script('FLUSH');
    expect(await Promise.all([swap(['bytes'], ['1']), swap(['bytes'], [2])])).toHaveLength(2);
    const swapped = await Promise.all([swap(['bytes'], [everyByte]), swap(['bytes'], ['last'])]);
    expect(swapped).toEqual([expect.any(Buffer), everyByte]);
  });

  it('who listens outlives a line that is taken and ended at once, and listens again when the store is back', async () => {
    const line = await cuttableLine(Number(new URL(server.url).port));
    const listener = connectRedis(`redis://127.0.0.1:${line.port}`, log);
    const heard: string[] = [];
    let connections = 0;
    listener.on('ready', () => {
      connections += 1;
      listener.subscribe('news').catch(() => {});
    });
    listener.on('message', (_, text: string) => void heard.push(text));
    const tell = async () => (await redis.publish('news', 'here')) > 0 && heard.length > 0;
    await until(tell, 'the news');
    line.close(true);
    line.cut();
    // A promise that is refused and that nobody holds would end the process, and this test.
    await until(() => connections > 4, 'lines that end at once');
    heard.length = 0;
    line.close(false);
    await until(tell, 'the news, again');
    listener.disconnect();
    await line.end();
  });
});
