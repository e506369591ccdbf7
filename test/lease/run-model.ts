/** One seed's run of the model, and what it found. */
import { Cluster } from './cluster.ts';
import { type Plan, planFaults } from './faults.ts';
import { type Protocol, SOUND } from './protocol.ts';

/** After the last fault every room is hosted, and its pilots hear it, within so long. */
export const HEALED_MS = 4000;
const HEARD_MS = 200;

export type Outcome = {
  faults: readonly string[];
  words: number;
  adoptions: number;
  mostTicksLost: number;
  setBack: number;
};

export function runModel(seed: number, protocol: Protocol = SOUND, plan: Plan = planFaults): Outcome {
  const cluster = new Cluster(seed, protocol);
  const { time, judge } = cluster;
  time.runUntil(300);
  cluster.openRooms();
  const calmFromMs = plan(cluster);
  time.runUntil(calmFromMs + HEALED_MS);
  for (const roomId of cluster.roomIds) {
    const hosts = [0, 1, 2].flatMap((machine) => cluster.hostOn(machine) ?? []);
    const speaking = hosts.filter((host) => host.maySpeak(roomId));
    if (speaking.length !== 1 && cluster.store.knows(roomId))
      judge.fault(`${roomId}: ${speaking.length} hosts in the end`);
    for (const pilot of cluster.pilots)
      if (pilot.roomId === roomId && speaking.length === 1 && time.nowMs - pilot.heardMs > HEARD_MS)
        judge.fault(`${roomId}: ${pilot.id} hears nothing in the end`);
  }
  const { faults, words, adoptions, mostTicksLost, setBack } = judge;
  return { faults, words, adoptions, mostTicksLost, setBack };
}
