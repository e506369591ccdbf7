/** A real app on a free port of this machine, for tests over real sockets. One per test file: rooms are global. */
import { createServer } from 'node:http';
import { matchMaker } from '@colyseus/core';
import pino from 'pino';
import { type RequestHandler, startApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { serveMaps } from '../../server/page.ts';
import { MatchRoom } from '../../server/rooms/match-room.ts';
import type { Arena } from '../../sim/arena.ts';
import type { Fact } from '../../sim/facts.ts';
import { type Journal, stepAndRecord } from '../../sim/journal.ts';
import type { Ship } from '../../sim/ship.ts';
import { stepWorld, type TickInput } from '../../sim/step-world.ts';
import { shipOf, type World } from '../../sim/world.ts';

/** A skirmish whose world a test may look into and disturb. */
export class OpenRoom extends MatchRoom {
  /** Off, a rail is judged against where its target is now. */
  static rewinds = true;
  /** Called before each tick. */
  onStep: (() => void) | undefined;
  /** Set, each tick is written down in it. */
  journal: Journal | undefined;

  protected override advance(arena: Arena, input: TickInput): Fact[] {
    this.onStep?.();
    const ask = OpenRoom.rewinds
      ? this.ask
      : (_shooter: number, target: number) => shipOf(this.world, target);
    if (this.journal === undefined) return stepWorld(this.world, arena, input, ask);
    return stepAndRecord(this.journal, this.world, arena, input, ask);
  }

  /** Plays so many ticks at once; nothing that is sent arrives in between. */
  skip(ticks: number): void {
    for (let tick = 0; tick < ticks; tick++) {
      this.step();
      this.record();
    }
  }

  get truth(): World {
    return this.world;
  }

  shipOfPilot(name: string): Ship {
    const ship = this.world.ships.find((candidate) => candidate.name === name);
    if (ship === undefined) throw new Error(`nobody called ${name} flies here`);
    return ship;
  }
}

export type TestApp = {
  origin: string;
  port: number;
  room(id: string): OpenRoom;
  rewindsRails(on: boolean): void;
  close(): Promise<void>;
};

const nothing: RequestHandler = (_request, response) => void response.writeHead(404).end();

export async function startTestApp(
  env: Record<string, string> = {},
  page: RequestHandler = serveMaps(nothing),
  maps: readonly string[] = ['foundry'],
): Promise<TestApp> {
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    BOTS_FILL: '0',
    LOG_LEVEL: 'silent',
    RATE_BURST: '10000',
    RATE_PER_SECOND: '10000',
    ...env,
  });
  const log = pino({ level: config.logLevel });
  const app = await startApp(config, log, createServer(), page, { match: OpenRoom, maps });
  return {
    origin: `http://127.0.0.1:${app.port}`,
    port: app.port,
    room(id) {
      const room: unknown = matchMaker.getLocalRoomById(id);
      if (!(room instanceof OpenRoom)) throw new Error(`no room ${id}`);
      return room;
    },
    rewindsRails(on) {
      OpenRoom.rewinds = on;
    },
    close: app.close,
  };
}
