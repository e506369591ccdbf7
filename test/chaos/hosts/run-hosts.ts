/** One experiment: a cluster of real processes, pilots in many matches, and what is done to the hosts meanwhile. */
import { setTimeout as pause } from 'node:timers/promises';
import { startCluster } from '../../../deploy/cluster/cluster.ts';
import { countLeaks, type Leaks } from '../accounts.ts';
import { Adoptions } from './adoptions.ts';
import { areMet, type Bars, barsOf } from './bars.ts';
import { Fleet } from './fleet.ts';
import type { HostOptions } from './host-options.ts';
import { MatchWatch } from './match-watch.ts';
import { observeEvent } from './observe-event.ts';
import { planStrikes, type Strike } from './plan-strikes.ts';
import { StoreLine } from './store-line.ts';
import { carryOut, type Field, targetsOf } from './strike.ts';
import { type EventKind, figuresOf, type KindFigures, type Outcome } from './tally.ts';

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

/** Numbers of the hosts that have rooms, in order. */
function hostsWithRooms(fleet: Fleet): number[] {
  const numbers = fleet.pilots.map(({ host }) => Number(/^arena-(\d+)/.exec(host)?.[1] ?? 0));
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
  const watch = new MatchWatch();
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
      adoptions.hear(name, line, performance.now());
      onLine(name, line);
    },
    onDeath({ name }, cause) {
      deaths.push(`${name}: ${cause}`);
      onLine(name, `ended by itself: ${cause}`);
    },
  });
  const { rooms, pilots, seed } = options;
  const fleet = new Fleet({ origin: cluster.proxy.origin, rooms, pilots, seed }, watch);
  const field: Field = { cluster, adoptions, storeLines, note: onLine };
  const outcomes = new Map<EventKind, Outcome[]>();
  try {
    await pause(WARM_UP_MS);
    const moved = () => [...outcomes.values()].flat().reduce((sum, { moves }) => sum + moves.length, 0);
    for (const { as, strike } of strikesOf(options, moved)) {
      await fleet.fill();
      const hosting = as === 'rolling' ? allHosts(options) : hostsWithRooms(fleet);
      const targets = targetsOf(strike, hosting);
      const hit = strike.kind === 'pair' ? targets : targets.slice(0, 1);
      const names = strike.kind === 'redis' ? [] : hit.map((number) => cluster.host(number).name);
      const outcome = await observeEvent({ fleet, watch, adoptions, deaths }, names, () =>
        carryOut(strike, targets, field),
      );
      outcomes.set(as, [...(outcomes.get(as) ?? []), outcome]);
      onLine('event', JSON.stringify(figuresOf(as, [outcome])));
    }
    await fleet.leave();
    const leaks = await countLeaks(cluster, options.hosts);
    const kinds = [...outcomes].map(([kind, list]): KindReport => {
      const figures = figuresOf(kind, list);
      const bars = barsOf(figures, options.rolling);
      return { ...figures, bars, ok: areMet(bars) };
    });
    return { options, kinds, leaks, ok: kinds.every(({ ok }) => ok) && leaks.pilots === 0 };
  } finally {
    await fleet.leave();
    watch.stop();
    await cluster.close();
    await Promise.all(storeLines.map((line) => line.close()));
  }
}

const allHosts = ({ hosts }: HostOptions) => Array.from({ length: hosts }, (_, i) => i + 1);
