/** The matches of this process as the others see them: describes them, and answers what matchmakers ask. */
import { PROTOCOL_VERSION } from '../../sim/protocol.ts';
import type { HostListing, MatchResult, PilotIdentity, RoomSetup } from '../matchmaker/arena-directory.ts';
import { type AdoptAnswer, type HostAnswer, HostQuestion, type PlaceAnswer } from '../store/host-call.ts';
import type { Holding } from '../store/seat-claims.ts';
import { Adoptions } from './adoptions.ts';
import { admit, Entrance } from './entrance.ts';
import type { FoundRoom } from './handover.ts';
import type { RoomLog } from './hardened-room.ts';
import { HostedMatches } from './hosted-matches.ts';
import { keepAwaited, keepPlace } from './keep-place.ts';
import { LoadMeter } from './load-meter.ts';
import type { MatchKeeper } from './match-keeper.ts';
import type { MatchHost } from './match-options.ts';
import type { MatchRoom } from './match-room.ts';
import type { MatchSnapshot } from './match-snapshot.ts';
import type { Shown } from './seat-book.ts';
import { chooseStandby } from './standby.ts';

/** Where it stands, and how clients reach it. */
export type HostPlace = { region?: string | undefined; publicAddress?: string | undefined };

export class ArenaHost implements MatchHost {
  readonly id: string;
  private readonly region: string | undefined;
  private readonly publicAddress: string | undefined;
  /** `host:port` by which other processes reach it. */
  address: string | undefined;
  private readonly modes: readonly string[];
  private readonly matches = new HostedMatches(() => this.announce());
  private readonly entrance: Entrance;
  private readonly load = new LoadMeter();
  /** Absent where matches end with their process. */
  private keeper: MatchKeeper | undefined;
  private adoptions: Adoptions | undefined;
  /** As the store listed them last. */
  private hosts: readonly HostListing[] = [];
  /** Called when the host's row says something else than before. */
  onChange: () => void = () => {};
  /** Makes the row known, and is waited for before somebody is sent to a new room. */
  announce: () => Promise<void> = async () => {};

  constructor(id: string, modes: readonly string[], { region, publicAddress }: HostPlace = {}) {
    this.id = id;
    this.modes = modes;
    this.region = region;
    this.publicAddress = publicAddress;
    this.entrance = new Entrance(this.matches, modes);
  }

  /** From now on matches are kept where they outlive this process, and others are taken over. */
  survive(keeper: MatchKeeper, log: RoomLog): void {
    this.keeper = keeper;
    for (const room of this.matches.all()) keeper.open(room);
    this.adoptions = new Adoptions({
      handover: keeper.handover,
      log,
      open: (roomId, restored) => this.goOn(roomId, restored),
    });
  }

  private async goOn(roomId: string, restored: MatchSnapshot): Promise<void> {
    const { setup, world, seats } = restored;
    const room = await this.matches.open(world.mode, { restored, ...(setup && { setup }) }, roomId);
    this.entrance.tookOver(
      room,
      world.mode,
      seats.map(({ pilot }) => pilot.id),
    );
  }

  opened(room: MatchRoom, isTakenOver: boolean): void {
    this.matches.add(room);
    // Of one that was taken over the host is lost that may still be listed.
    if (!isTakenOver) this.nameStandby(room);
    this.keeper?.open(room);
    this.onChange();
  }

  closed(room: MatchRoom, result: MatchResult | undefined): void {
    // One that never opened here: its match is not over, and may be another's.
    if (this.matches.get(room.roomId) !== room) return;
    this.matches.remove(room);
    this.keeper?.close(room, result && JSON.stringify(result));
    this.entrance.forgetGone();
    this.onChange();
  }

  stepped(room: MatchRoom): void {
    this.keeper?.stepped(room);
  }

  changed(): void {
    this.onChange();
  }

  /** The store listed these hosts: each match tells its pilots which of them to come back to when this one is lost. */
  listed(hosts: readonly HostListing[]): void {
    this.hosts = hosts;
    for (const room of this.matches.all()) this.nameStandby(room);
  }

  private nameStandby(room: MatchRoom): void {
    room.standsBy(chooseStandby(room.roomId, this.hosts, this.id));
  }

  mayHost(roomId: string): boolean {
    return this.keeper?.mayHost(roomId) ?? true;
  }

  /** Rooms that run here. */
  rooms(): MatchRoom[] {
    return this.matches.all();
  }

  /** Resolves when every room that was on its way is among those that run here, or was given up. */
  async settled(): Promise<void> {
    await this.adoptions?.allSettled();
    await this.matches.allOpened();
  }

  /** From now on it takes nothing new. */
  drain(): void {
    this.matches.isDraining = true;
    this.onChange();
  }

  get isDraining(): boolean {
    return this.matches.isDraining;
  }

  /** How it describes itself now. */
  row(): HostListing {
    this.entrance.forgetGone();
    return {
      id: this.id,
      ...(this.region === undefined ? {} : { region: this.region }),
      ...(this.address === undefined ? {} : { address: this.address }),
      ...(this.publicAddress === undefined ? {} : { publicAddress: this.publicAddress }),
      protocol: PROTOCOL_VERSION,
      load: this.load.share,
      draining: this.isDraining,
      spare: this.matches.spare,
      rooms: this.matches.all().map((room) => room.listing),
    };
  }

  /** Pilots who have a seat here, or the offer of one. */
  holdings(): Holding[] {
    return this.entrance.holdings();
  }

  /** @throws when the question is none, or over a fault */
  async answer(asked: unknown): Promise<HostAnswer> {
    const question = HostQuestion.parse(asked);
    if (question.ask === 'adopt') return this.takeOver(question, question.seats === true);
    // What it says of its rooms may be out of date.
    if (this.keeper?.mayHostAny === false) return { refused: 'no_host' };
    if ('roomId' in question && question.roomId !== undefined) await this.adoptions?.settled(question.roomId);
    switch (question.ask) {
      case 'enter':
        return this.entrance.enter(question.pilot, question.wish, question.roomId);
      case 'seat':
        return this.take(question.pilot, question.roomId);
      case 'resume':
        return this.resume(question.pilot, question.roomId, { ticketId: question.ticketId, hasNext: true });
      case 'watch':
        return this.watch(question.pilot, question.roomId);
      case 'open':
        return this.openFor(question.mode, question.setup);
    }
  }

  /** @param seats Whether who asks sends the pilots after their match. */
  private async takeOver(found: FoundRoom, seats: boolean): Promise<AdoptAnswer> {
    const answer = await this.adopt(found);
    if ('refused' in answer || !seats) return answer;
    // Whoever gets no seat asks for it.
    const room = this.matches.get(found.roomId);
    return { ...answer, seats: room === undefined ? [] : await keepAwaited(room) };
  }

  private async adopt(found: FoundRoom): Promise<AdoptAnswer> {
    const room = this.matches.get(found.roomId);
    if (room?.isHere) return { adopted: found.roomId };
    // The one that is about to close bears the same id.
    if (this.adoptions === undefined || room !== undefined) return { refused: 'no_host' };
    return this.adoptions.adopt(found, this.matches.spare);
  }

  private async openFor(mode: string, setup: RoomSetup): Promise<HostAnswer> {
    if (this.matches.spare === 0 || !this.modes.includes(mode)) return { refused: 'no_host' };
    return { roomId: (await this.matches.open(mode, { setup })).roomId };
  }

  /** Who is let into a match that is about to go on elsewhere would be sent away at once. */
  private roomFor(roomId: string): MatchRoom | { refused: 'unknown_room' | 'no_host' } {
    const room = this.matches.get(roomId);
    if (room === undefined) return { refused: 'unknown_room' };
    return room.isHere ? room : { refused: 'no_host' };
  }

  private async take(pilot: PilotIdentity, roomId: string): Promise<PlaceAnswer> {
    const room = this.roomFor(roomId);
    return 'refused' in room ? room : admit(room, pilot);
  }

  /** Past the matchmakers, by a ticket whose successor comes over the line. */
  async comeBack(pilot: PilotIdentity, roomId: string, ticketId: string): Promise<PlaceAnswer> {
    if (this.keeper?.mayHostAny === false) return { refused: 'no_host' };
    await this.adoptions?.settled(roomId);
    return this.resume(pilot, roomId, { ticketId, hasNext: false });
  }

  private async resume(pilot: PilotIdentity, roomId: string, shown: Shown): Promise<PlaceAnswer> {
    const room = this.roomFor(roomId);
    if ('refused' in room) return room;
    const admission = room.readmit(pilot, shown);
    return 'refused' in admission ? admission : keepPlace(room, room.listing, admission);
  }

  private async watch(pilot: PilotIdentity, roomId: string): Promise<PlaceAnswer> {
    const room = this.roomFor(roomId);
    if ('refused' in room) return room;
    const admission = await room.watch(pilot);
    if ('refused' in admission) return admission;
    const { gallery, map } = admission;
    return keepPlace(gallery, { ...room.listing, map }, admission);
  }
}
