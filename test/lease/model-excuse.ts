/** How a host of the model finds out whether the store is away for all: the real rule, over messages of the model. */
import { KnownPeers } from '../../server/rooms/known-peers.ts';
import { isAwayForAll, type PeerAnswer } from '../../server/rooms/store-excuse.ts';
import { SILENT_MS } from '../../server/rooms/store-hearing.ts';
import type { HostMark } from '../../server/store/match-store.ts';
import type { Cluster } from './cluster.ts';
import type { ModelHost } from './model-host.ts';

const READ_ROWS_EVERY_MS = 1000;
const ASK_EVERY_MS = 150;
const PATIENCE_MS = 100;

export class ModelExcuse {
  private readonly cluster: Cluster;
  private readonly host: ModelHost;
  private peers = new KnownPeers();
  private readMs = -Infinity;
  private askedMs = -Infinity;
  private isAsking = false;

  constructor(cluster: Cluster, host: ModelHost) {
    this.cluster = cluster;
    this.host = host;
  }

  /** The store listed these hosts. */
  listed(rows: readonly HostMark[]): void {
    const now = this.host.process.nowMs;
    if (now - this.readMs < READ_ROWS_EVERY_MS) return;
    this.readMs = now;
    if (!this.cluster.protocol.remembersPeers) this.peers = new KnownPeers();
    const addresses = rows.map(({ address }) => address);
    this.peers.listed(
      addresses.filter((address) => address !== this.host.mark.address),
      now,
    );
  }

  /** @param excused Called with when the others were asked. */
  look(excused: (askedMs: number) => void): void {
    const { process, hearing, link } = this.host;
    const { protocol, time, store } = this.cluster;
    const askedMs = process.nowMs;
    const silenceMs = hearing.silenceMs(askedMs);
    if (silenceMs <= SILENT_MS || this.isAsking || askedMs - this.askedMs < ASK_EVERY_MS) return;
    this.askedMs = askedMs;
    if (!protocol.excuseAsksOthers) {
      excused(askedMs);
      return;
    }
    this.isAsking = true;
    const storeRefuses = !link.isCut && store.state === 'down';
    const { isAlone } = this.peers;
    const addresses = this.peers.addresses();
    const answers = addresses.map((): PeerAnswer => 'silent');
    addresses.forEach((address, i) => {
      this.cluster.askPeer(this.host.mark.address, address, (answer) => {
        answers[i] = answer;
      });
    });
    time.after(PATIENCE_MS, () => {
      const counted = answers.filter((answer) => protocol.excuseMindsTheSilent || answer !== 'silent');
      process.run(() => {
        this.isAsking = false;
        const needsNoWitness = storeRefuses || isAlone;
        if (isAwayForAll(silenceMs, counted, needsNoWitness)) excused(askedMs);
      });
    });
  }
}
