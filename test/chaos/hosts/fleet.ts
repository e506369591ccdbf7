/** The pilots of an experiment, in rooms of their own, and in each room one observer who is stubborn. */
import { SeatConnection } from '../../../client/net/seat-connection.ts';
import { Servers } from '../../../client/net/servers.ts';
import { ChaosPilot, type Witness } from './chaos-pilot.ts';
import { StubbornObserver } from './stubborn-observer.ts';

/** `index` `of`: which of how many fleets it is, counted from 0. */
export type FleetOptions = {
  origin: string;
  rooms: number;
  pilots: number;
  index: number;
  of: number;
  seed: number;
};

/** As often as most displays show a picture. */
const FRAME_MS = 16;
/** Who joins must fly within this time, or the experiment cannot go on. */
const TAKE_OFF_MS = 20_000;
const LOOK_EVERY_MS = 20;
const JOINS_AT_ONCE = 5;
/** An answer this old is as good as none: fifteen ticks. */
export const FLIES_WITHIN_MS = 500;

type Crew = { pilots: Set<ChaosPilot>; wanted: number; observer: StubbornObserver | undefined };

async function waitFor(condition: () => boolean, what: string): Promise<void> {
  const until = performance.now() + TAKE_OFF_MS;
  while (!condition()) {
    if (performance.now() > until) throw new Error(`waited ${TAKE_OFF_MS} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

export class Fleet {
  private readonly options: FleetOptions;
  private readonly witness: Witness;
  private readonly servers: Servers;
  private readonly connection: SeatConnection;
  private readonly crews: Crew[];
  private readonly timer: ReturnType<typeof setInterval>;
  private named = 0;

  constructor(options: FleetOptions, witness: Witness) {
    this.options = options;
    this.witness = witness;
    this.servers = new Servers([options.origin]);
    this.connection = new SeatConnection(this.servers);
    this.crews = Array.from({ length: options.rooms }, (_, room) => {
      const wanted = Math.floor((options.pilots + room) / options.rooms);
      return { pilots: new Set<ChaosPilot>(), wanted, observer: undefined };
    });
    this.timer = setInterval(() => this.frame(), FRAME_MS);
  }

  private frame(): void {
    const now = performance.now();
    for (const { pilots, observer } of this.crews) {
      for (const pilot of pilots) pilot.frame(now);
      observer?.frame(now);
    }
  }

  get pilots(): ChaosPilot[] {
    return this.crews.flatMap(({ pilots }) => [...pilots]);
  }

  private wish(title: string, roomId: string | undefined) {
    const { servers, connection, options } = this;
    const count = this.named++;
    const number = count * options.of + options.index;
    const seat = roomId === undefined ? { newRoom: true } : { roomId };
    // People and bots are not the same to a room: half of them are either.
    return {
      servers,
      connection,
      name: `${title} ${number}`,
      bot: count % 2 === 1,
      seat,
      seed: options.seed + number + 1,
    };
  }

  private async launch(crew: Crew, roomId: string | undefined): Promise<void> {
    const pilot = new ChaosPilot(this.wish('Pilot', roomId), this.witness);
    crew.pilots.add(pilot);
    await waitFor(
      () => pilot.hasEnded || pilot.flies(performance.now(), FLIES_WITHIN_MS),
      `${pilot.name} to fly`,
    );
    if (pilot.hasEnded) throw new Error(`${pilot.name} does not get to fly: ${pilot.ending}`);
  }

  /** Lets go of those who were lost and brings others in, until every room is as it should be. @throws Error */
  async fill(): Promise<void> {
    for (const crew of this.crews) {
      for (const pilot of crew.pilots)
        if (pilot.hasEnded) {
          pilot.forget();
          crew.pilots.delete(pilot);
        }
      // One room after the other: who asks for new ones at once shares one.
      if (crew.pilots.size === 0) await this.launch(crew, undefined);
      const [first] = crew.pilots;
      const roomId = first?.roomId;
      while (crew.pilots.size < crew.wanted) {
        const count = Math.min(JOINS_AT_ONCE, crew.wanted - crew.pilots.size);
        await Promise.all(Array.from({ length: count }, () => this.launch(crew, roomId)));
      }
      await this.observe(crew, roomId);
    }
  }

  private async observe(crew: Crew, roomId: string | undefined): Promise<void> {
    const { observer } = crew;
    if (observer !== undefined && observer.roomId === roomId && !observer.hasEnded) return;
    await observer?.leave();
    const next = new StubbornObserver(this.wish('Stubborn', roomId), this.witness);
    crew.observer = next;
    await waitFor(() => next.flies, `${next.name} to fly`);
  }

  async leave(): Promise<void> {
    await Promise.all(
      this.crews.flatMap(({ pilots, observer }) => [
        ...[...pilots].map((pilot) => pilot.leave()),
        ...(observer === undefined ? [] : [observer.leave()]),
      ]),
    );
    clearInterval(this.timer);
  }
}
