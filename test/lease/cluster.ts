/** Everything of one run of the model: three machines with a host each, a store, a matchmaker and pilots. */
import type { PeerAnswer } from '../../server/rooms/store-excuse.ts';
import { Judge } from './judge.ts';
import { ModelHost } from './model-host.ts';
import { ModelMatchmaker } from './model-matchmaker.ts';
import { ModelPilot } from './model-pilot.ts';
import { ModelStore } from './model-store.ts';
import type { Protocol } from './protocol.ts';
import { StoreLink } from './store-link.ts';
import { VirtualTime } from './virtual-time.ts';

const MACHINES = 3;
/** A lease's margin is a twelfth of it: two clocks may drift apart by so much. */
const MOST_DRIFT = 0.04;
const PILOTS_PER_ROOM = 2;

export class Cluster {
  readonly time: VirtualTime;
  readonly judge: Judge;
  readonly store: ModelStore;
  readonly protocol: Protocol;
  readonly matchmaker: ModelMatchmaker;
  readonly matchmakerLink: StoreLink;
  /** Of all processes that ever were, by their ids. */
  readonly hosts = new Map<string, ModelHost>();
  readonly pilots: ModelPilot[] = [];
  readonly roomIds: string[] = [];
  /** Machines that do not reach the others, nor the others them. */
  readonly apart = new Set<number>();
  private readonly lateShare: number;
  private readonly links: StoreLink[];
  private readonly rates: number[];
  private readonly running: (ModelHost | undefined)[] = [];
  private readonly ports: number[] = [];

  constructor(seed: number, protocol: Protocol) {
    this.time = new VirtualTime(seed);
    const { time } = this;
    const rate = () => 1 + time.between(-MOST_DRIFT, MOST_DRIFT);
    this.protocol = protocol;
    this.judge = new Judge(time, (host, roomId) => this.hosts.get(host)?.maySpeak(roomId) ?? false);
    this.store = new ModelStore(time, rate(), protocol, this.judge);
    this.lateShare = time.pick([0, 0.005, 0.03]);
    const link = () => new StoreLink(time, this.store, this.lateShare);
    this.matchmakerLink = link();
    this.matchmaker = new ModelMatchmaker(this);
    this.links = Array.from({ length: MACHINES }, link);
    this.rates = this.links.map(rate);
    for (let machine = 0; machine < MACHINES; machine++) this.start(machine);
  }

  openRooms(): void {
    const count = this.time.pick([1, 2, 3]);
    for (let i = 0; i < count; i++) {
      const roomId = `r${i}`;
      this.roomIds.push(roomId);
      const host = this.hostOn(this.time.pick([0, 1, 2]));
      host?.open(roomId, 1, 0, host.process.nowMs);
      for (let pilot = 0; pilot < PILOTS_PER_ROOM; pilot++)
        this.pilots.push(new ModelPilot(this, `p${i}${pilot}`, roomId));
    }
  }

  hostOn(machine: number): ModelHost | undefined {
    const host = this.running[machine];
    return host?.isAlive ? host : undefined;
  }

  linkOf(machine: number): StoreLink {
    const link = this.links[machine];
    if (link === undefined) throw new Error(`there is no machine ${machine}`);
    return link;
  }

  get allLinks(): readonly StoreLink[] {
    return [...this.links, this.matchmakerLink];
  }

  /** Who listens there. */
  hostAt(address: string): ModelHost | undefined {
    return this.running.find((host) => host?.isAlive && host.mark.address === address);
  }

  crash(machine: number): void {
    this.hostOn(machine)?.crash();
    this.links[machine]?.lose();
  }

  /** A host gave all its rooms away, and its process ends. */
  ended(host: ModelHost): void {
    host.crash();
    this.store.withdraw(host.mark.id);
  }

  /** Another process, at the same address or at another. */
  start(machine: number): void {
    if (this.hostOn(machine) !== undefined) return;
    const port = this.ports[machine] ?? 0;
    this.ports[machine] = this.time.chance(0.5) ? port : port + 1;
    const mark = { id: `h${this.hosts.size}`, address: `10.0.0.${machine}:${this.ports[machine]}` };
    const host = new ModelHost(this, mark, this.linkOf(machine), this.rates[machine] ?? 1);
    this.hosts.set(mark.id, host);
    this.running[machine] = host;
  }

  /** Asks the host at an address when it heard the store; calls back never, or late, when it cannot answer. */
  askPeer(from: string, address: string, answer: (answer: PeerAnswer) => void): void {
    const { time } = this;
    time.after(time.between(0.5, 8), () => {
      if (this.isApart(from, address)) return;
      const peer = this.hostAt(address);
      const reply = (said: PeerAnswer) => time.after(time.between(0.5, 8), () => answer(said));
      if (peer === undefined) return reply('refused');
      peer.process.run(() => reply(peer.hearing.silenceMs(peer.process.nowMs)));
    });
  }

  private isApart(a: string, b: string): boolean {
    const machineOf = (address: string) => Number(address.split(/[.:]/)[3]);
    return this.apart.has(machineOf(a)) !== this.apart.has(machineOf(b));
  }
}
