import { ReplyError } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { HostSilent } from '../../server/store/host-call.ts';
import { StoreAway, tellsWhenAway } from '../../server/store/store-away.ts';
import { createHarness, failure } from '../matchmaker/harness.ts';

function failing(error: Error) {
  return tellsWhenAway({
    fixed: 5,
    at: () => 'now',
    ask: async (what: string): Promise<string> => {
      if (what === 'well') return `asked ${what}`;
      throw error;
    },
  });
}

describe('a store that is away', () => {
  test('is told as such, whatever its client calls it', async () => {
    const away = failing(new Error('Connection is closed.'));
    await expect(away.ask('x')).rejects.toThrow(StoreAway);
    expect([away.fixed, away.at(), await away.ask('well')]).toEqual([5, 'now', 'asked well']);
    await expect(failing(new ReplyError('LOADING Redis is loading')).ask('x')).rejects.toThrow(StoreAway);
    const asker = tellsWhenAway(async (): Promise<string> => {
      throw new Error('Command timed out');
    });
    await expect(asker()).rejects.toThrow(StoreAway);
  });

  test('is not blamed for a wrong question, nor for a host that is silent', async () => {
    await expect(failing(new ReplyError('ERR wrong number of arguments')).ask('x')).rejects.toThrow(
      ReplyError,
    );
    await expect(failing(new HostSilent('gone')).ask('x')).rejects.toThrow(HostSilent);
  });

  test('is answered with 503 and when to come again, and is no fault in the log', async () => {
    const { call, directory, lines, pilot } = createHarness();
    const { token } = await pilot();
    directory.hosts = async () => {
      throw new StoreAway('the store does not answer', { cause: new Error('10.1.2.3:6379') });
    };
    const answer = await call('POST', '/v1/seats', { body: {}, token });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await answer.clone().text()).not.toContain('10.1.2.3');
    expect(await failure(answer)).toBe('503 no_host');
    expect(lines.at(-1)).toMatchObject({ code: 'no_host' });
    expect(lines.at(-1)).not.toHaveProperty('err');
  });
});
