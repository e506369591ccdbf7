import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';

const integer = (min: number, max: number) =>
  z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(min).max(max));

const number = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'must be a number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));

const placeholder =
  /change.?me|placeholder|example|replace.?(me|this)|your.?(token|secret)|password|s3cret|0123456789/i;

const secret = z
  .string()
  .min(32, { error: 'must have at least 32 characters', abort: true })
  .refine((text) => !placeholder.test(text) && new Set(text).size >= 8, 'is a placeholder, not a secret');

const address = z
  .string()
  .refine(
    (text) => !/[\s@?#]|:\/\//.test(text) && URL.canParse(`ws://${text}`),
    'must be host[:port][/path]',
  );

/** No path, and no scheme: a connection to it tells whether the process lives. */
const socketAddress = z
  .string()
  .regex(/^([^\s:/@?#[\]]+|\[[0-9a-f:.]+\]):\d{1,5}$/i, 'must be host:port, an IPv6 address in brackets')
  .refine((text) => URL.canParse(`ws://${text}`), 'must be host:port');

const redisUrl = z
  .string()
  .refine(
    (text) => /^rediss?:\/\//.test(text) && URL.canParse(text),
    'must be redis://host[:port] or rediss://host[:port]',
  );

const origins = z.string().transform((text, context) => {
  const list = text.split(',').map((origin) => origin.trim());
  for (const origin of list)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      context.addIssue(`"${origin}" is not an origin such as https://play.test (no path, no wildcard)`);
  return list;
});

const hosts = z.string().transform((text, context) => {
  const list = text.split(',').map((host) => host.trim());
  for (const host of list)
    if (!/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5}|:\*)?$/i.test(host))
      context.addIssue(`"${host}" is not a host such as arena.play.test:2567 or *.play.test`);
  return list;
});

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: integer(0, 65_535).default(2567),
  HOST: z.string().default('0.0.0.0'),
  ROLE: z.enum(['all', 'matchmaker', 'arena']).default('all'),
  REDIS_URL: redisUrl.optional(),
  TOKEN_SECRET: secret.optional(),
  TOKEN_SECRET_PREVIOUS: secret.optional(),
  OPS_TOKEN: secret.optional(),
  PUBLIC_ADDRESS: address.optional(),
  PRIVATE_ADDRESS: socketAddress.optional(),
  SURVIVAL: z.stringbool('must be true or false').default(true),
  DATA_FILE: z.string().optional(),
  REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/, 'must be 1 to 32 small letters, digits and -')
    .optional(),
  PAGE_HOSTS: hosts.default([]),
  ALLOWED_ORIGINS: origins.default([]),
  TRUST_PROXY: z.stringbool('must be true or false').default(false),
  BOTS_FILL: integer(0, 16).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  RATE_BURST: integer(1, 1_000_000).default(60),
  RATE_PER_SECOND: number(0.01, 1_000_000).default(10),
});

export type Config = {
  production: boolean;
  /** 0: any free port. */
  port: number;
  host: string;
  role: 'all' | 'matchmaker' | 'arena';
  /** The shared store of several processes; undefined: this one is alone. */
  redisUrl: string | undefined;
  /** UTF-8 bytes, at least 32. */
  tokenSecret: Uint8Array;
  /** The secret before this one: what it signed is still read. */
  tokenSecretPrevious: Uint8Array | undefined;
  /** True when nobody set the secret: no other replica reads what is signed, nor the next process without a data file. */
  tokenSecretIsRandom: boolean;
  /** What is asked of whoever reads the metrics; undefined: everybody may while developing, nobody in production. */
  opsToken: string | undefined;
  /** host[:port][/path] by which clients reach this host's rooms; undefined: the address they already use. */
  publicAddress: string | undefined;
  /** host:port by which other processes reach this one past every proxy; undefined: to be found out. */
  privateAddress: string | undefined;
  /** Matches are kept so that they outlive this process. */
  survival: boolean;
  /** Where a process that is alone keeps them; undefined where it shares a store, and where nobody named a file. */
  dataFile: string | undefined;
  /** Where this host stands, for pilots who know which region is near. */
  region: string | undefined;
  /** Hosts besides its own that the page may talk to; that of the public address is one. */
  pageHosts: string[];
  allowedOrigins: string[];
  trustProxy: boolean;
  /** Bots fill a room that has a person up to this many ships; 0: no bots; undefined: as its mode likes it. */
  botsFill: number | undefined;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  rateLimit: { burst: number; perSecond: number };
};

/** Adds what a `.env` in the working directory says to the environment; what is set already stays. */
export function loadEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Processes that share the work must share the store, and read each other's tokens. */
function problemsOfMany({ ROLE, REDIS_URL, TOKEN_SECRET, NODE_ENV }: Record<string, string | undefined>) {
  const problems: string[] = [];
  const isPart = ROLE === 'matchmaker' || ROLE === 'arena';
  if (isPart && !REDIS_URL) problems.push(`REDIS_URL: is required with ROLE=${ROLE}`);
  if ((isPart || REDIS_URL) && !TOKEN_SECRET && NODE_ENV !== 'production')
    problems.push('TOKEN_SECRET: is required where several processes share a store');
  return problems;
}

const bytesOf = (text: string | undefined) =>
  text === undefined ? undefined : new TextEncoder().encode(text);

/** Who collects figures is told one of them, and must not be able to sign with it. */
function problemsOfOps({
  OPS_TOKEN,
  TOKEN_SECRET,
  TOKEN_SECRET_PREVIOUS,
}: Record<string, string | undefined>) {
  const isSigning = OPS_TOKEN !== undefined && [TOKEN_SECRET, TOKEN_SECRET_PREVIOUS].includes(OPS_TOKEN);
  return isSigning ? ['OPS_TOKEN: must not be a secret that signs tokens'] : [];
}

/**
 * Reads and checks the environment; an empty variable counts as unset.
 * @throws Error whose message lists every wrong variable, without the value of the secret
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(set);
  const problems = (parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (set.NODE_ENV === 'production' && !set.TOKEN_SECRET)
    problems.push('TOKEN_SECRET: is required in production');
  problems.push(...problemsOfMany(set), ...problemsOfOps(set));
  if (!parsed.success || problems.length > 0)
    throw new Error(`The environment is wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  const values = parsed.data;
  return {
    production: values.NODE_ENV === 'production',
    port: values.PORT,
    host: values.HOST,
    role: values.ROLE,
    redisUrl: values.REDIS_URL,
    tokenSecret: bytesOf(values.TOKEN_SECRET) ?? new Uint8Array(randomBytes(32)),
    tokenSecretPrevious: bytesOf(values.TOKEN_SECRET_PREVIOUS),
    tokenSecretIsRandom: values.TOKEN_SECRET === undefined,
    opsToken: values.OPS_TOKEN,
    publicAddress: values.PUBLIC_ADDRESS,
    privateAddress: values.PRIVATE_ADDRESS,
    survival: values.SURVIVAL,
    dataFile: values.REDIS_URL === undefined ? values.DATA_FILE : undefined,
    region: values.REGION,
    pageHosts: [...values.PAGE_HOSTS, ...(values.PUBLIC_ADDRESS?.split('/').slice(0, 1) ?? [])],
    allowedOrigins: values.ALLOWED_ORIGINS,
    trustProxy: values.TRUST_PROXY,
    botsFill: values.BOTS_FILL,
    logLevel: values.LOG_LEVEL,
    rateLimit: { burst: values.RATE_BURST, perSecond: values.RATE_PER_SECOND },
  };
}
