/** What goes wrong in the model, and when: drawn from the seed. */
import type { Cluster } from './cluster.ts';

const MACHINES = [0, 1, 2] as const;
/** Hosts have settled by then. */
const FIRST_MS = 2000;
const LAST_MS = 5000;
/** Pilots who come anew by themselves. */
const RELOADS = 3;
const LONGEST_MS = 2000;

/** Plans what goes wrong in a run. Returns the time from which on nothing does any more. */
export type Plan = (cluster: Cluster) => number;

type Fault = (cluster: Cluster, machine: number) => void;

/** Short ones are as telling as long ones, around the length of a lease. */
function lengthIn({ time }: Cluster): number {
  return time.chance(0.5) ? time.between(50, 1000) : time.between(400, LONGEST_MS);
}

const crash: Fault = (cluster, machine) => {
  cluster.crash(machine);
  cluster.time.after(cluster.time.between(50, LONGEST_MS), () => cluster.start(machine));
};

const pause: Fault = (cluster, machine) => cluster.hostOn(machine)?.process.pause(lengthIn(cluster));

const pauseInTick: Fault = (cluster, machine) => {
  const host = cluster.hostOn(machine);
  if (host === undefined) return;
  const step = cluster.time.pick(['look', 'compute', 'look again'] as const);
  host.process.armed = { step, ms: lengthIn(cluster) };
};

const cut: Fault = (cluster, machine) => cluster.linkOf(machine).cut(lengthIn(cluster));

/** One machine is cut from the others: it keeps the store, or they do. */
function partition(keepsStore: boolean): Fault {
  return (cluster, alone) => {
    const ms = lengthIn(cluster);
    cluster.apart.add(alone);
    cluster.time.after(ms, () => cluster.apart.delete(alone));
    for (const machine of MACHINES) if ((machine === alone) !== keepsStore) cluster.linkOf(machine).cut(ms);
  };
}

/** @param afterwards What happens while hosts come back to it. */
function outage(losesRecords: boolean, afterwards?: Fault): Fault {
  return (cluster, machine) => {
    const { store, time } = cluster;
    if (store.state !== 'up') return;
    store.state = 'down';
    if (losesRecords) store.forgetAll();
    time.after(lengthIn(cluster), () => {
      store.state = 'up';
      for (const link of cluster.allLinks) link.lose();
      time.after(time.between(50, 600), () => afterwards?.(cluster, machine));
    });
  };
}

/** What was asked meanwhile is done when it goes on, in any order. */
const freeze: Fault = (cluster) => {
  const { store, time } = cluster;
  if (store.state !== 'up') return;
  store.state = 'frozen';
  time.after(lengthIn(cluster), () => {
    store.state = 'up';
    const waiting = store.waiting.splice(0);
    while (waiting.length > 0) {
      const next = time.pick(waiting);
      waiting.splice(waiting.indexOf(next), 1);
      next();
    }
  });
};

const drain: Fault = (cluster, machine) => {
  const host = cluster.hostOn(machine);
  if (host === undefined) return;
  host.process.run(() => host.drain());
  cluster.time.after(LONGEST_MS, () => {
    host.crash();
    cluster.start(machine);
  });
};

const reload: Fault = ({ pilots, time }) => time.pick(pilots).reload();

const FAULTS: readonly Fault[] = [
  crash,
  pause,
  pauseInTick,
  cut,
  partition(true),
  partition(false),
  outage(false),
  outage(true),
  freeze,
  drain,
];

type Step = {
  fault: Fault /** The machine on which the story began, or one of the others. */;
  here: boolean;
};
/** Faults that come in an order, with gaps of up to so long before each. */
type Story = { steps: readonly Step[]; gapMs: number };

const here = (fault: Fault): Step => ({ fault, here: true });
const there = (fault: Fault): Step => ({ fault, here: false });

/** What is likely to find two hosts for a room, if anything is: chance alone seldom puts these together. */
const STORIES: readonly Story[] = [
  { steps: [here(pause), there(outage(true))], gapMs: 1500 },
  { steps: [here(pause), there(outage(false))], gapMs: 1500 },
  { steps: [here(pause), there(crash), here(outage(true))], gapMs: 1000 },
  { steps: [here(outage(false)), here(cut), there(reload)], gapMs: 1000 },
  { steps: [here(outage(true, partition(true)))], gapMs: 0 },
  { steps: [here(outage(false, cut))], gapMs: 0 },
  { steps: [here(freeze), here(cut), there(reload)], gapMs: 600 },
  { steps: [there(crash), here(cut), there(crash), there(reload)], gapMs: 600 },
  { steps: [here(crash), there(crash)], gapMs: 200 },
  { steps: [here(crash), there(pause)], gapMs: 100 },
  { steps: [here(drain), here(cut)], gapMs: 40 },
  { steps: [here(drain), here(outage(false))], gapMs: 40 },
  { steps: [here(drain), there(pause), there(crash)], gapMs: 40 },
  { steps: [here(pauseInTick), there(reload), there(reload)], gapMs: 900 },
  { steps: [here(partition(true)), there(reload), there(reload)], gapMs: 900 },
  { steps: [here(cut), here(pause), there(outage(false))], gapMs: 500 },
];

function tell(cluster: Cluster, { steps, gapMs }: Story, fromMs: number): void {
  const { time } = cluster;
  const machine = time.pick(MACHINES);
  const others = MACHINES.filter((other) => other !== machine);
  let atMs = fromMs;
  for (const { fault, here } of steps) {
    const on = here ? machine : time.pick(others);
    time.at(atMs, () => fault(cluster, on));
    atMs += time.between(0, gapMs);
  }
}

/** From a time on nothing goes wrong any more: returns it. */
export const onlyCrashes: Plan = (cluster) => {
  const { time } = cluster;
  const machine = time.pick(MACHINES);
  time.at(time.between(FIRST_MS, LAST_MS), () => crash(cluster, machine));
  for (const link of cluster.allLinks) link.lateShare = 0;
  return LAST_MS + LONGEST_MS;
};

export function planFaults(cluster: Cluster): number {
  const { time } = cluster;
  const story = time.chance(0.6) ? time.pick(STORIES) : undefined;
  const fromMs = time.between(FIRST_MS, story === undefined ? LAST_MS : FIRST_MS + 1000);
  if (story !== undefined) tell(cluster, story, fromMs);
  const count = time.pick(story === undefined ? [1, 2, 3, 4, 6] : [0, 0, 1, 2]);
  const isClose = time.chance(0.7);
  for (let i = 0; i < count; i++) {
    const fault = time.pick(FAULTS);
    const machine = time.pick(MACHINES);
    const atMs = isClose
      ? Math.min(LAST_MS, fromMs + time.between(0, 1500))
      : time.between(FIRST_MS, LAST_MS);
    time.at(atMs, () => fault(cluster, machine));
  }
  for (let i = 0; i < RELOADS; i++) time.at(fromMs + time.between(0, 3000), () => reload(cluster, 0));
  const calmFromMs = LAST_MS + LONGEST_MS;
  time.at(calmFromMs, () => {
    for (const link of cluster.allLinks) link.lateShare = 0;
  });
  return calmFromMs;
}
