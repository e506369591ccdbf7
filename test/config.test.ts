import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../server/config.ts';

const goodSecret = 'kT9vWq2xLr7ZbN4mPc8dYh3sGf6jUa1e';

describe('config', () => {
  it('an empty environment gives the defaults and a random secret', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      production: false,
      port: 2567,
      host: '0.0.0.0',
      role: 'all',
      tokenSecretPrevious: undefined,
      tokenSecretIsRandom: true,
      opsToken: undefined,
      publicAddress: undefined,
      privateAddress: undefined,
      survival: true,
      dataFile: undefined,
      pageHosts: [],
      allowedOrigins: [],
      trustProxy: false,
      botsFill: undefined,
      logLevel: 'info',
      rateLimit: { burst: 60, perSecond: 10 },
    });
    expect(config.tokenSecret).toHaveLength(32);
    expect(readConfig({}).tokenSecret).not.toEqual(config.tokenSecret);
  });

  it('every variable is read', () => {
    expect(
      readConfig({
        NODE_ENV: 'production',
        PORT: '0',
        HOST: '::1',
        ROLE: 'arena',
        REDIS_URL: 'redis://store.test:6379',
        TOKEN_SECRET: goodSecret,
        TOKEN_SECRET_PREVIOUS: goodSecret.toLowerCase(),
        OPS_TOKEN: goodSecret.toUpperCase(),
        PUBLIC_ADDRESS: 'play.test:8443/host-1',
        PRIVATE_ADDRESS: '[fd00::1]:2567',
        SURVIVAL: 'false',
        DATA_FILE: '/data/matches.sqlite',
        REGION: 'eu-west',
        PAGE_HOSTS: 'arena.play.test, *.play.test:8443',
        ALLOWED_ORIGINS: 'https://play.test, http://localhost:5173',
        TRUST_PROXY: 'true',
        BOTS_FILL: '0',
        LOG_LEVEL: 'silent',
        RATE_BURST: '5',
        RATE_PER_SECOND: '0.5',
      }),
    ).toEqual({
      production: true,
      port: 0,
      host: '::1',
      role: 'arena',
      redisUrl: 'redis://store.test:6379',
      tokenSecret: new TextEncoder().encode(goodSecret),
      tokenSecretPrevious: new TextEncoder().encode(goodSecret.toLowerCase()),
      tokenSecretIsRandom: false,
      opsToken: goodSecret.toUpperCase(),
      publicAddress: 'play.test:8443/host-1',
      privateAddress: '[fd00::1]:2567',
      survival: false,
      dataFile: undefined,
      region: 'eu-west',
      pageHosts: ['arena.play.test', '*.play.test:8443', 'play.test:8443'],
      allowedOrigins: ['https://play.test', 'http://localhost:5173'],
      trustProxy: true,
      botsFill: 0,
      logLevel: 'silent',
      rateLimit: { burst: 5, perSecond: 0.5 },
    });
  });

  it.each([
    ['NODE_ENV', 'prod'],
    ['PORT', '65536'],
    ['PORT', '0x10'],
    ['ROLE', 'replica'],
    ['REDIS_URL', 'http://store.test'],
    ['REDIS_URL', 'store.test:6379'],
    ['TOKEN_SECRET', goodSecret.slice(1)],
    ['TOKEN_SECRET', 'change-me-change-me-change-me-change-me'],
    ['TOKEN_SECRET', 'a'.repeat(64)],
    ['TOKEN_SECRET_PREVIOUS', goodSecret.slice(1)],
    ['OPS_TOKEN', 'short'],
    ['PUBLIC_ADDRESS', 'wss://play.test'],
    ['PRIVATE_ADDRESS', '10.0.0.7'],
    ['PRIVATE_ADDRESS', '10.0.0.7:2567/host-1'],
    ['PRIVATE_ADDRESS', 'fd00::1:2567'],
    ['PRIVATE_ADDRESS', '10.0.0.7:70000'],
    ['SURVIVAL', 'perhaps'],
    ['REGION', 'Europe West'],
    ['PAGE_HOSTS', '*'],
    ['PAGE_HOSTS', 'wss://arena.play.test'],
    ['PAGE_HOSTS', "arena.play.test; script-src 'unsafe-inline'"],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'https://play.test/'],
    ['ALLOWED_ORIGINS', 'https://play.test,null'],
    ['TRUST_PROXY', 'perhaps'],
    ['BOTS_FILL', '17'],
    ['LOG_LEVEL', 'loud'],
    ['RATE_BURST', '0'],
    ['RATE_PER_SECOND', '-1'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(`${name}: `);
  });

  it('all wrong variables are listed at once, and the secret is not repeated', () => {
    const wrong = { PORT: 'x', LOG_LEVEL: 'y', TOKEN_SECRET: 'hunter2' };
    expect(() => readConfig(wrong)).toThrow(/PORT.*\n.*TOKEN_SECRET.*\n.*LOG_LEVEL/);
    expect(() => readConfig(wrong)).not.toThrow('hunter2');
  });

  it('production needs a secret, and says so beside other problems', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow('TOKEN_SECRET: is required in production');
    expect(() => readConfig({ NODE_ENV: 'production', PORT: 'x' })).toThrow(/PORT(.|\n)*TOKEN_SECRET/);
    expect(() => readConfig({ NODE_ENV: 'production', TOKEN_SECRET: ' ' })).toThrow('TOKEN_SECRET');
  });

  it('processes that share the work need the shared store and the same secret', () => {
    expect(() => readConfig({ ROLE: 'arena' })).toThrow(
      /REDIS_URL: is required(.|\n)*TOKEN_SECRET: is required/,
    );
    expect(() => readConfig({ ROLE: 'matchmaker', REDIS_URL: 'redis://a' })).toThrow('TOKEN_SECRET');
    expect(() => readConfig({ REDIS_URL: 'redis://a' })).toThrow('TOKEN_SECRET');
    expect(readConfig({ ROLE: 'arena', REDIS_URL: 'redis://a', TOKEN_SECRET: goodSecret }).role).toBe(
      'arena',
    );
  });

  it('a file of its own has only who shares no store', () => {
    expect(readConfig({ DATA_FILE: 'matches.sqlite' }).dataFile).toBe('matches.sqlite');
    const shared = { DATA_FILE: 'matches.sqlite', REDIS_URL: 'redis://a', TOKEN_SECRET: goodSecret };
    expect(readConfig(shared).dataFile).toBeUndefined();
  });

  it('who reads the metrics cannot sign tokens', () => {
    for (const name of ['TOKEN_SECRET', 'TOKEN_SECRET_PREVIOUS'])
      expect(() => readConfig({ [name]: goodSecret, OPS_TOKEN: goodSecret })).toThrow('OPS_TOKEN');
  });

  it('.env.example states the defaults and holds no secret', () => {
    const example = parseEnv(readFileSync(new URL('../.env.example', import.meta.url), 'utf8'));
    const { tokenSecret: _, ...stated } = readConfig(example);
    const { tokenSecret: __, ...defaults } = readConfig({});
    expect(stated).toEqual(defaults);
    expect(Object.keys(example).sort()).toEqual([
      'ALLOWED_ORIGINS',
      'BOTS_FILL',
      'DATA_FILE',
      'HOST',
      'LOG_LEVEL',
      'NODE_ENV',
      'OPS_TOKEN',
      'PAGE_HOSTS',
      'PORT',
      'PRIVATE_ADDRESS',
      'PUBLIC_ADDRESS',
      'RATE_BURST',
      'RATE_PER_SECOND',
      'REDIS_URL',
      'REGION',
      'ROLE',
      'SURVIVAL',
      'TOKEN_SECRET',
      'TOKEN_SECRET_PREVIOUS',
      'TRUST_PROXY',
    ]);
  });
});
