/** The arena as the matchmaker knows it: hosts by their rows, each asked for what is in its rooms. */
import { setTimeout } from 'node:timers/promises';
import type { z } from 'zod';
import type { ArenaDirectory, SeatAnswer, Wish } from '../matchmaker/arena-directory.ts';
import { type AskHost, type HostQuestion, HostSilent, OpenAnswer, PlaceAnswer } from './host-call.ts';
import { BEAT_MS, type HostRegistry } from './host-row.ts';
import type { SeatClaims } from './seat-claims.ts';

const SILENT = { refused: 'no_host' } as const;

/** A wish as claims compare it. */
export function wishText({ mode, newRoom, closed, map }: Wish): string {
  return [mode, newRoom && 'new', closed && 'closed', map].filter(Boolean).join(' ');
}

export function createSharedDirectory(parts: {
  registry: Pick<HostRegistry, 'living'>;
  claims: Pick<SeatClaims, 'take'>;
  ask: AskHost;
}): ArenaDirectory {
  const { registry, claims } = parts;

  /** A host that is silent refuses, so that whoever asked can go to another. */
  async function ask<T>(hostId: string, question: HostQuestion, shape: z.ZodType<T>) {
    try {
      // What a host of another version answers may be no answer: then another is asked.
      return shape.safeParse(await parts.ask(hostId, question)).data ?? SILENT;
    } catch (error) {
      if (error instanceof HostSilent) return SILENT;
      throw error;
    }
  }

  async function askRoom(question: HostQuestion & { roomId: string }): Promise<SeatAnswer> {
    const hosts = await registry.living();
    const host = hosts.find(({ rooms }) => rooms.some(({ id }) => id === question.roomId));
    if (host !== undefined) return ask(host.id, question, PlaceAnswer);
    return hosts.length === 0 ? SILENT : { refused: 'unknown_room' };
  }

  return {
    hosts: () => registry.living(),

    async enter({ pilot, wish, hostId: wanted, roomId, instead }) {
      const claim = { pilotId: pilot.id, wish: wishText(wish), hostId: wanted };
      const hostId = await claims.take(instead === undefined ? claim : { ...claim, instead });
      const question: HostQuestion = { ask: 'enter', pilot, wish, ...(roomId ? { roomId } : {}) };
      return { ...(await ask(hostId, question, PlaceAnswer)), hostId };
    },

    seat: ({ pilot, roomId }) => askRoom({ ask: 'seat', pilot, roomId }),

    open: ({ hostId, mode, setup }) => ask(hostId, { ask: 'open', mode, setup }, OpenAnswer),

    watch: ({ pilot, roomId }) => askRoom({ ask: 'watch', pilot, roomId }),

    async resume({ pilot, roomId, ticketId }) {
      const question: HostQuestion & { roomId: string } = { ask: 'resume', pilot, roomId, ticketId };
      const isUnknown = (answer: SeatAnswer) => 'refused' in answer && answer.refused === 'unknown_room';
      let answer = await askRoom(question);
      // A store that was just restarted, empty, hears of every host within a beat: a ship is not given up before.
      if (isUnknown(answer)) {
        await setTimeout(BEAT_MS * 1.5);
        answer = await askRoom(question);
      }
      // A seat is gone with its room.
      return isUnknown(answer) ? { refused: 'seat_gone' } : answer;
    },
  };
}
