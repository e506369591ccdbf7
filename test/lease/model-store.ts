/** The store in the model: the fencing that the real ones decide by, over records whose snapshots are a tick alone. */
import { type HeldMatch, isOwner, refusalOf, writingOver } from '../../server/store/match-fencing.ts';
import {
  type Claim,
  type Claimed,
  type HostMark,
  type Kept,
  LEASE_MS,
} from '../../server/store/match-store.ts';
import type { Judge } from './judge.ts';
import type { Protocol } from './protocol.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Hosts that were not heard of for so long are not known to anybody. */
const ROW_MS = 1500;
const VERSION = 1;

type Row = HeldMatch & { address: string; tick: number };
export type Found = { hostId: string; address: string; epoch: number; leased: boolean };
export type GivenMatch = { roomId: string; epoch: number; tick: number };
export type ModelClaim = Pick<Claim, 'roomId' | 'host' | 'epoch' | 'ownerIsDead'>;
export type ModelClaimed = { epoch: number; tick: number } | { refused: string };

export class ModelStore {
  state: 'up' | 'down' | 'frozen' = 'up';
  /** Requests that a frozen store reads when it goes on. */
  readonly waiting: (() => void)[] = [];
  private rows = new Map<string, Row>();
  private leases = new Map<string, number>();
  private heardOf = new Map<string, { mark: HostMark; atMs: number }>();
  private readonly time: VirtualTime;
  private readonly rate: number;
  private readonly protocol: Protocol;
  private readonly judge: Judge;

  constructor(time: VirtualTime, rate: number, protocol: Protocol, judge: Judge) {
    this.time = time;
    this.rate = rate;
    this.protocol = protocol;
    this.judge = judge;
  }

  forgetAll(): void {
    this.rows = new Map();
    this.leases = new Map();
    this.heardOf = new Map();
    this.judge.recordsLost();
  }

  knows(roomId: string): boolean {
    return this.rows.has(roomId);
  }

  keep(host: HostMark, matches: readonly GivenMatch[]): Kept {
    this.leases.set(host.id, this.nowMs + LEASE_MS);
    this.heardOf.set(host.id, { mark: host, atMs: this.nowMs });
    const kept: Kept = { deposed: [], created: [] };
    for (const { roomId, epoch, tick } of matches) {
      const writing = this.protocol.keepLooksAtEpoch
        ? writingOver(this.rows.get(roomId), host.id, epoch)
        : 'renew';
      if (writing === 'deposed') kept.deposed.push(roomId);
      if (writing === 'create') kept.created.push(roomId);
      if (writing !== 'create' && writing !== 'renew') continue;
      this.write(host, { roomId, epoch, tick });
      this.judge.accepted(roomId, tick);
    }
    return kept;
  }

  find(roomId: string): Found | undefined {
    const row = this.rows.get(roomId);
    if (row === undefined) return undefined;
    return { hostId: row.host, address: row.address, epoch: row.epoch, leased: this.isLeased(row.host) };
  }

  living(): HostMark[] {
    const hosts = [...this.heardOf.values()];
    return hosts.filter(({ atMs }) => this.nowMs - atMs < ROW_MS).map(({ mark }) => mark);
  }

  withdraw(hostId: string): void {
    this.heardOf.delete(hostId);
  }

  claim({ roomId, host, ownerIsDead, epoch }: ModelClaim): ModelClaimed {
    const row = this.rows.get(roomId);
    const asked = this.protocol.claimLooksAtEpoch ? epoch : (row?.epoch ?? 0);
    const claim: Claim = { roomId, host, epoch: asked, reads: [VERSION], ownerIsDead };
    const isLeased = (id: string) => this.protocol.claimLooksAtLease && this.isLeased(id);
    const refused: Extract<Claimed, { refused: string }>['refused'] | undefined = refusalOf(
      row,
      claim,
      isLeased,
    );
    if (row === undefined || refused !== undefined) return { refused: refused ?? 'unknown' };
    const next = { epoch: row.epoch + 1, tick: row.tick };
    this.write(host, { roomId, ...next });
    this.leases.set(host.id, this.nowMs + LEASE_MS);
    this.judge.claimed(roomId, next.tick);
    return next;
  }

  release(hostId: string, match: GivenMatch): boolean {
    if (!isOwner(this.rows.get(match.roomId), hostId, match.epoch)) return false;
    this.write({ id: '', address: '' }, match);
    this.judge.accepted(match.roomId, match.tick);
    return true;
  }

  private get nowMs(): number {
    return this.time.nowMs * this.rate;
  }

  private isLeased(hostId: string): boolean {
    return (this.leases.get(hostId) ?? -Infinity) > this.nowMs;
  }

  private write({ id, address }: HostMark, { roomId, epoch, tick }: GivenMatch): void {
    this.rows.set(roomId, { host: id, address, epoch, tick, version: VERSION, result: undefined });
  }
}
