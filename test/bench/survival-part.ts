/** Measures what it costs that matches outlive their process: one crowd fights on while it is turned on and off. */
import { setTimeout as wait } from 'node:timers/promises';
import { connectRedis } from '../../server/store/redis.ts';
import { hasRedis, startRedis } from '../helpers/redis-server.ts';
import {
  arenaRoundSchema,
  type KeepingRound,
  keepingSchema,
  listeningSchema,
  nothingSchema,
  snapshotSchema,
} from './answers.ts';
import { ChildLink } from './child-link.ts';
import type { Cast } from './round-pair.ts';
import type { Settings } from './settings.ts';
import { readStore, type StoreCount } from './store-meter.ts';
import { type Stretch, type SurvivalFigures, type SurvivalPair, survivalOf } from './survival-figures.ts';

/** Short ones, as what is compared is small beside how a fight comes and goes. */
const PAIRS_PER_ROUND = 4;
/** Between the switch and the first figure. */
const SETTLE_MS = 500;
const JOIN_PATIENCE_MS = 60_000;
const PATIENCE_MS = 30_000;

const since = (before: StoreCount, now: StoreCount): StoreCount => ({
  cpuSeconds: now.cpuSeconds - before.cpuSeconds,
  bytesIn: now.bytesIn - before.bytesIn,
  bytesOut: now.bytesOut - before.bytesOut,
});

const keptSince = (before: KeepingRound, now: KeepingRound): KeepingRound => ({
  writes: now.writes - before.writes,
  bytes: now.bytes - before.bytes,
  late: now.late - before.late,
  failed: now.failed - before.failed,
});

/** Undefined where there is no Redis to keep matches in. */
export async function measureSurvival(
  { crowd }: Pick<Cast, 'crowd'>,
  settings: Settings,
): Promise<SurvivalFigures | undefined> {
  if (!hasRedis) return undefined;
  const redis = await startRedis();
  const store = connectRedis(redis.url, { info() {}, error() {} });
  const arena = new ChildLink('arena-host', ['--redis', redis.url]);

  async function stretch(on: boolean, seconds: number): Promise<Stretch & { keeping: KeepingRound }> {
    const keeping = () => arena.ask('keeping', {}, keepingSchema, PATIENCE_MS);
    await arena.ask('survive', { on }, nothingSchema, PATIENCE_MS);
    await wait(SETTLE_MS);
    const [keptBefore, before] = [await keeping(), await readStore(store)];
    await arena.ask('begin', {}, nothingSchema, PATIENCE_MS);
    await wait(seconds * 1000);
    const ended = await arena.ask('end', {}, arenaRoundSchema, PATIENCE_MS);
    const [kept, now] = [await keeping(), await readStore(store)];
    return { arena: ended, store: since(before, now), keeping: keptSince(keptBefore, kept) };
  }

  async function measure(): Promise<SurvivalFigures> {
    const { pilots, perRoom, warmup, rounds, seconds } = settings;
    const { port } = await arena.ask('listen', {}, listeningSchema, PATIENCE_MS);
    await arena.ask('seats', { perRoom }, nothingSchema, PATIENCE_MS);
    const joining = { origin: `http://127.0.0.1:${port}`, pilots };
    await crowd.ask('joinArena', joining, nothingSchema, JOIN_PATIENCE_MS);
    await stretch(false, warmup / 2);
    await stretch(true, warmup / 2);
    const pairs: SurvivalPair[] = [];
    const half = seconds / PAIRS_PER_ROUND;
    while (pairs.length < rounds * PAIRS_PER_ROUND) {
      // Each goes first as often as the other.
      const isOnFirst = pairs.length % 2 === 0;
      const first = await stretch(isOnFirst, half);
      const second = await stretch(!isOnFirst, half);
      pairs.push(isOnFirst ? { on: first, off: second } : { on: second, off: first });
    }
    await arena.ask('survive', { on: false }, nothingSchema, PATIENCE_MS);
    await crowd.ask('leave', {}, nothingSchema, PATIENCE_MS);
    // When nobody competes for the machine any more.
    const snapshot = await arena.ask('snapshot', {}, snapshotSchema, PATIENCE_MS);
    return survivalOf(pilots, pairs, snapshot);
  }

  try {
    return await measure();
  } finally {
    store.disconnect();
    await arena.end();
    await redis.close();
  }
}
