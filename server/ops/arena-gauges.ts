/** Gauges of hosts, rooms and pilots, as this process sees them at the moment when it is asked for its metrics. */
import { Gauge, type Registry } from 'prom-client';
import { answerInTime } from '../matchmaker/answer-in-time.ts';

/** Who collects metrics is not kept waiting by a store that hangs. Milliseconds. */
const LOOK_WITHIN_MS = 500;

type SeenRoom = { mode: string; pilots: number; bots: number };
export type SeenHost = { draining: boolean; load: number; spare: number; rooms: readonly SeenRoom[] };

export type ArenaViews = {
  /** All hosts that this process knows of; absent for one that looks at none. */
  hosts?: (() => Promise<readonly SeenHost[]>) | undefined;
  /** The host that this process is. */
  own?: (() => SeenHost) | undefined;
  /** How many wait in each queue; absent for a process that matches nobody. */
  queues?: (() => Promise<Readonly<Record<string, number>>>) | undefined;
};

/** Sums by mode; a mode that this program does not know, of a newer host, is `other`. */
function countRooms(rooms: readonly SeenRoom[], modes: readonly string[]) {
  const counts = new Map(modes.map((mode) => [mode, { rooms: 0, people: 0, bots: 0 }]));
  for (const { mode, pilots, bots } of rooms) {
    const name = modes.includes(mode) ? mode : 'other';
    const sum = counts.get(name) ?? { rooms: 0, people: 0, bots: 0 };
    sum.rooms += 1;
    sum.people += pilots - bots;
    sum.bots += bots;
    counts.set(name, sum);
  }
  return counts;
}

/** @returns What brings the gauges up to date; it never rejects. */
export function createArenaGauges(registry: Registry, modes: readonly string[], views: ArenaViews) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge<Label>({ name, help, labelNames, registers: [registry] });

  function roomGauges(prefix: string, whose: string) {
    const rooms = gauge(`${prefix}_rooms`, `Matches ${whose}.`, ['mode']);
    const pilots = gauge(`${prefix}_pilots`, `Pilots aboard ${whose}.`, ['mode', 'kind']);
    return (seen: readonly SeenRoom[]) => {
      for (const [mode, sum] of countRooms(seen, modes)) {
        rooms.set({ mode }, sum.rooms);
        pilots.set({ mode, kind: 'person' }, sum.people);
        pilots.set({ mode, kind: 'bot' }, sum.bots);
      }
    };
  }

  function lookAround(ask: () => Promise<readonly SeenHost[]>) {
    const up = gauge(
      'gt_directory_up',
      '1 when the directory of hosts, which is the store, answered just now.',
    );
    const hosts = gauge('gt_seen_hosts', 'Hosts that answer, by what they take.', ['takes']);
    const spare = gauge('gt_seen_spare_rooms', 'Matches that all hosts together would still open.');
    const setRooms = roomGauges('gt_seen', 'on all hosts that are seen');
    return async () => {
      const seen = await answerInTime(ask(), LOOK_WITHIN_MS, () => new Error('slow')).catch(() => undefined);
      up.set(seen === undefined ? 0 : 1);
      const all = seen ?? [];
      const draining = all.filter((host) => host.draining).length;
      hosts.set({ takes: 'nothing' }, draining);
      hosts.set({ takes: 'pilots' }, all.length - draining);
      spare.set(all.reduce((sum, host) => sum + host.spare, 0));
      setRooms(all.flatMap(({ rooms }) => rooms));
    };
  }

  function lookAtSelf(own: () => SeenHost) {
    const load = gauge('gt_host_load', 'Share of its core that this host is busy, 0 to 1.');
    const draining = gauge('gt_host_draining', '1 when this host takes nothing new.');
    const setRooms = roomGauges('gt_host', 'on this host');
    return async () => {
      const host = own();
      load.set(host.load);
      draining.set(host.draining ? 1 : 0);
      setRooms(host.rooms);
    };
  }

  function lookAtQueues(ask: () => Promise<Readonly<Record<string, number>>>) {
    const waiting = gauge('gt_queue_waiting', 'Tickets that wait for a match.', ['mode']);
    return async () => {
      const sizes = await answerInTime(ask(), LOOK_WITHIN_MS, () => new Error('slow')).catch(() => undefined);
      for (const mode of modes) waiting.set({ mode }, sizes?.[mode] ?? 0);
    };
  }

  const looks = [
    views.hosts && lookAround(views.hosts),
    views.own && lookAtSelf(views.own),
    views.queues && lookAtQueues(views.queues),
  ];
  return async () => void (await Promise.all(looks.map((look) => look?.())));
}
