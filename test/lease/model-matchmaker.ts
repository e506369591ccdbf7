/** Whoever is asked for a room in the model: finds its host, or has it taken over by another. Remembers nothing. */
import type { Cluster } from './cluster.ts';
import type { ModelHost } from './model-host.ts';
import type { Found } from './model-store.ts';

const LONGEST_SEARCH_MS = 1500;
const LOOK_AGAIN_MS = 50;
const HOST_PATIENCE_MS = 400;

type Answer = (host: ModelHost | undefined) => void;

export class ModelMatchmaker {
  private readonly cluster: Cluster;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  /** Answers with the host that has the room, or with none yet. */
  whoHosts(roomId: string, answer: Answer): void {
    const { time } = this.cluster;
    const until = time.nowMs + LONGEST_SEARCH_MS;
    const look = () => {
      const again: Answer = (host) => {
        if (host !== undefined || time.nowMs > until) answer(host);
        else time.after(LOOK_AGAIN_MS, look);
      };
      this.cluster.matchmakerLink.ask(
        () => ({
          found: this.cluster.store.find(roomId),
          living: this.cluster.store.living().map(({ id }) => id),
        }),
        ({ found, living }) => {
          if (found === undefined) again(undefined);
          else this.askOwner(roomId, found, living, again);
        },
        () => again(undefined),
      );
    };
    look();
  }

  /** A room was released: it is given to the next, if one can be found. */
  handOver(roomId: string, epoch: number): void {
    const living = this.cluster.store.living().map(({ id }) => id);
    const heir = this.chooseHeir(roomId, living, '');
    if (heir !== undefined) this.askToAdopt(heir, roomId, epoch, true, () => {});
  }

  private askOwner(roomId: string, found: Found, living: string[], answer: Answer): void {
    const { hostId, epoch, leased } = found;
    const orphaned = () => this.adopt(roomId, found, living, answer);
    if (!leased) {
      orphaned();
      return;
    }
    this.askHost<'here' | 'not here'>(
      hostId,
      (host, reply) => reply(host.rooms.has(roomId) ? 'here' : 'not here'),
      (reply, host) => {
        if (reply === 'here') answer(host);
        // It claimed the room, and never heard that it got it.
        else if (reply === 'not here' && this.cluster.protocol.ownerClaimsAgain)
          this.askToAdopt(hostId, roomId, epoch, false, answer);
        else if (reply === 'not here') answer(undefined);
        else orphaned();
      },
    );
  }

  private adopt(
    roomId: string,
    { hostId, address, epoch, leased }: Found,
    living: string[],
    answer: Answer,
  ): void {
    const { time } = this.cluster;
    time.after(time.between(0.5, 5), () => {
      const ownerIsDead = hostId === '' || this.cluster.hostAt(address) === undefined;
      const isOwned = leased && this.cluster.protocol.claimLooksAtLease;
      if (isOwned && !ownerIsDead) return answer(undefined);
      const heir = this.chooseHeir(roomId, living, hostId);
      if (heir === undefined) return answer(undefined);
      this.askToAdopt(heir, roomId, epoch, ownerIsDead, answer);
    });
  }

  private askToAdopt(
    hostId: string,
    roomId: string,
    epoch: number,
    ownerIsDead: boolean,
    answer: Answer,
  ): void {
    this.askHost<boolean>(
      hostId,
      (host, reply) => host.adopt(roomId, epoch, ownerIsDead, reply),
      (isHere, host) => answer(isHere === true ? host : undefined),
    );
  }

  /** Replicas mostly agree. */
  private chooseHeir(roomId: string, living: readonly string[], except: string): string | undefined {
    const able = living.filter((id) => id !== except && this.cluster.hosts.get(id)?.isDraining !== true);
    if (able.length === 0) return undefined;
    const turn = Number(roomId.slice(1)) % able.length;
    return this.cluster.time.chance(0.8) ? able.sort()[turn] : this.cluster.time.pick(able);
  }

  /** @param done With undefined when the host does not answer in time. */
  private askHost<T>(
    hostId: string,
    question: (host: ModelHost, reply: (answer: T) => void) => void,
    done: (answer: T | undefined, host: ModelHost | undefined) => void,
  ): void {
    const { time } = this.cluster;
    const host = this.cluster.hosts.get(hostId);
    let isDone = false;
    const finish = (answer: T | undefined) => {
      if (isDone) return;
      isDone = true;
      done(answer, host);
    };
    const there = time.between(0.5, 5);
    time.after(there, () =>
      host?.process.run(() =>
        question(host, (answer) => time.after(time.between(0.5, 5), () => finish(answer))),
      ),
    );
    time.after(HOST_PATIENCE_MS, () => finish(undefined));
  }
}
