/** One experiment: a cluster of real processes, pilots in many matches, and what is done to the hosts meanwhile. */
import { setTimeout as pause } from 'node:timers/promises';
import { startCluster } from '../../../deploy/cluster/cluster.ts';
import { countLeaks, type Leaks } from '../accounts.ts';
import { type Adoption, Adoptions, readAdoption } from './adoptions.ts';
import { areMet, type Bars, barsOf } from './bars.ts';
import type { HostOptions } from './host-options.ts';
import { observeEvent } from './observe-event.ts';
import { planStrikes, type Strike } from './plan-strikes.ts';
import { StoreLine } from './store-line.ts';
import { carryOut, type Field, targetsOf } from './strike.ts';
import { type EventKind, figuresOf, type KindFigures, type Outcome } from './tally.ts';
import { planWings, Wing } from './wing.ts';

const MATCHMAKERS = 2;
/** Before the first event: until hosts may take over from each other. */
const WARM_UP_MS = 3000;

export type KindReport = KindFigures & { bars: Bars; ok: boolean };

export type HostsReport = {
  options: HostOptions;
  /** In the order in which they came. */
  kinds: KindReport[];
  leaks: Leaks;
  ok: boolean;
};

/** What the control is to show, told with its figures. */
export const CONTROL_EXPECTS = 'without survival every pilot of a host that is killed or ends is lost';

/** Brings pilots in until every room is as it should be. Returns the numbers of the hosts that have rooms, in order. */
async function fill(wings: readonly Wing[]): Promise<number[]> {
  const numbers: number[] = [];
  // One after the other: who asks for new rooms at once shares one.
  for (const wing of wings)
    for (const host of await wing.fill()) numbers.push(Number(/^arena-(\d+)/.exec(host)?.[1] ?? 0));
  return [...new Set(numbers)].filter((number) => number > 0).sort((a, b) => a - b);
}

/** Strikes as planned; or planned moves, host after host, until enough matches were moved, or a whole round moved none. */
function* strikesOf(options: HostOptions, moved: () => number): Generator<{ as: EventKind; strike: Strike }> {
  const { rolling, hosts } = options;
  if (rolling === undefined) {
    for (const strike of planStrikes(options)) yield { as: strike.kind, strike };
    return;
  }
  for (let before = -1; moved() < rolling && moved() > before; ) {
    before = moved();
    for (let host = 0; host < hosts && moved() < rolling; host++)
      yield { as: 'rolling', strike: { kind: 'move', draws: [host, 0], delays: [0, 0] } };
  }
}

/** @param onLine Told of what members write, and of what is done to them. */
export async function runHosts(
  options: HostOptions,
  onLine: (name: string, line: string) => void,
): Promise<HostsReport> {
  const adoptions = new Adoptions();
  const deaths: string[] = [];
  const storeLines: StoreLine[] = [];
  const wings: Wing[] = [];
  const hear = (adoption: Adoption | undefined) => {
    if (adoption === undefined) return;
    adoptions.add(adoption);
    for (const wing of wings) wing.adopted(adoption);
  };
  const cluster = await startCluster({
    matchmakers: MATCHMAKERS,
    arenas: options.hosts,
    // As clients have looked its name up long before.
    hostname: '127.0.0.1',
    env: {
      LOG_LEVEL: 'info',
      RATE_BURST: '1000000',
      RATE_PER_SECOND: '1000000',
      SURVIVAL: String(options.survival),
    },
    async storeOf(host, redisUrl) {
      const line = await StoreLine.open(redisUrl);
      storeLines[host - 1] = line;
      return line.url;
    },
    onLine(name, line) {
      hear(readAdoption(name, line, performance.now()));
      onLine(name, line);
    },
    onDeath({ name }, cause) {
      deaths.push(`${name}: ${cause}`);
      onLine(name, `ended by itself: ${cause}`);
    },
  });
  const { rooms, pilots, seed } = options;
  const field: Field = { cluster, adoptions, storeLines, note: onLine };
  const outcomes = new Map<EventKind, Outcome[]>();
  try {
    for (const plan of planWings({ origin: cluster.proxy.origin, rooms, pilots, seed }))
      wings.push(new Wing(plan));
    await pause(WARM_UP_MS);
    const moved = () => [...outcomes.values()].flat().reduce((sum, { moves }) => sum + moves.length, 0);
    for (const { as, strike } of strikesOf(options, moved)) {
      const withRooms = await fill(wings);
      const hosting = as === 'rolling' ? allHosts(options) : withRooms;
      const targets = targetsOf(strike, hosting);
      const hit = strike.kind === 'pair' ? targets : targets.slice(0, 1);
      const names = strike.kind === 'redis' ? [] : hit.map((number) => cluster.host(number).name);
      const outcome = await observeEvent({ wings, adoptions, deaths }, names, () =>
        carryOut(strike, targets, field),
      );
      outcomes.set(as, [...(outcomes.get(as) ?? []), outcome]);
      onLine('event', JSON.stringify(figuresOf(as, [outcome])));
    }
    await Promise.all(wings.map((wing) => wing.leave()));
    const leaks = await countLeaks(cluster, options.hosts);
    const kinds = [...outcomes].map(([kind, list]): KindReport => {
      const figures = figuresOf(kind, list);
      const bars = barsOf(figures, options.rolling);
      return { ...figures, bars, ok: areMet(bars) };
    });
    return { options, kinds, leaks, ok: kinds.every(({ ok }) => ok) && leaks.pilots === 0 };
  } finally {
    await Promise.all(wings.map((wing) => wing.close()));
    await cluster.close();
    await Promise.all(storeLines.map((line) => line.close()));
  }
}

const allHosts = ({ hosts }: HostOptions) => Array.from({ length: hosts }, (_, i) => i + 1);
