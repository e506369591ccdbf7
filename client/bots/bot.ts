/** A bot: an ordinary session with a brain at its controls (R13). */
import type { ModeName } from '../../sim/modes/mode.ts';
import { TICK_MS } from '../../sim/units.ts';
import { joinArena } from '../net/join.ts';
import { createMemoryStorage } from '../net/key-value.ts';
import type { NetworkConditions } from '../net/network-simulator.ts';
import type { Servers } from '../net/servers.ts';
import type { SessionView, Traffic } from '../net/session-types.ts';
import { DRAW_DELAY_MS } from '../net/told-picture.ts';
import { createBrain } from './brain.ts';
import type { BotRecord } from './figures.ts';

export type BotOptions = {
  servers: Servers;
  name: string;
  mode?: ModeName;
  roomId?: string;
  /** A new room, though others have space. */
  newRoom?: boolean;
  simulate: NetworkConditions;
  skill: number;
  seed: number;
};

const SAMPLE_EVERY_MS = 250;
/** About forty minutes of samples; a longer run goes on without. */
const MOST_SAMPLES = 10_000;

export type Bot = {
  readonly session: SessionView;
  readonly name: string;
  /** To be called about sixty times a second. @param now Monotonic milliseconds. */
  frame(now: number): void;
  record(): BotRecord;
  leave(): Promise<void>;
};

const total = (traffic: Traffic) => traffic.inputs + traffic.patches + traffic.facts + traffic.other;

/** @param onResults Called when a round is over and its results are told. */
export function createBot({ skill, seed, ...wish }: BotOptions, onResults = () => {}): Bot {
  const session = joinArena({ ...wish, bot: true, storage: createMemoryStorage() });
  // A shot leaves in the tick after the picture, and the server has it half a round trip later than it was told it.
  const pictureAgeMs = () => session.network.roundTripMs + DRAW_DELAY_MS + TICK_MS;
  const brain = createBrain({ skill, seed, pictureAgeMs });
  const counts = { inputs: 0, shots: 0, hits: 0, kills: 0 };
  const roundTrips: number[] = [];
  let playingSince: number | undefined;
  let seenAt = 0;
  let sampledAt = 0;

  function think() {
    counts.inputs += 1;
    return brain.think(session, TICK_MS);
  }

  function sample(now: number): void {
    if (now - sampledAt < SAMPLE_EVERY_MS || roundTrips.length >= MOST_SAMPLES) return;
    sampledAt = now;
    if (session.network.roundTripMs > 0) roundTrips.push(session.network.roundTripMs);
  }

  return {
    session,
    name: wish.name,
    frame(now) {
      for (const event of session.frame(now, think)) {
        if (event.type === 'fired' && event.own) counts.shots += 1;
        else if (event.type === 'hit' && event.by === session.me) counts.hits += 1;
        else if (event.type === 'died' && event.by === session.me) counts.kills += 1;
        else if (event.type === 'turned' && event.phase === 'results') onResults();
      }
      if (session.status !== 'playing') return;
      playingSince ??= now;
      seenAt = now;
      sample(now);
    },
    record() {
      const { network, ending } = session;
      return {
        ...counts,
        joined: playingSince !== undefined,
        lost: playingSince !== undefined && ending !== undefined && ending !== 'left',
        resumes: network.resumes,
        secondsPlayed: playingSince === undefined ? 0 : (seenAt - playingSince) / 1000,
        corrections: network.corrections,
        largestCorrection: network.largestCorrection,
        largestFreeCorrection: network.largestFreeCorrection,
        roundTrips,
        bytesUp: total(network.up),
        bytesDown: total(network.down),
      };
    },
    leave: () => session.leave(),
  };
}
