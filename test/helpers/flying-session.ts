/** Sessions that fly by themselves in a test: one timer drives their frames, the test sets what each wants. */
import { joinArena } from '../../client/net/join.ts';
import { createMemoryStorage, type KeyValue } from '../../client/net/key-value.ts';
import type { SeatAnswer, SeatRequest } from '../../client/net/matchmaker-api.ts';
import { GOOD_NETWORK, type NetworkConditions } from '../../client/net/network-simulator.ts';
import { Servers } from '../../client/net/servers.ts';
import type { SessionEvent, SessionView } from '../../client/net/session-types.ts';
import { watchArena } from '../../client/net/watch.ts';
import type { Intent } from '../../sim/intent.ts';
import { until } from './until.ts';

export type FlyingSession = {
  session: SessionView;
  intent: Intent;
  events: SessionEvent[];
  storage: KeyValue;
  /** Called each frame after the session's, to steer. */
  onFrame: (() => void) | undefined;
  /** Stops its frames, as a closed page does; the connection is left as it is. */
  freeze(): void;
  /** Its frames go on. */
  thaw(): void;
};

export type Wish = SeatRequest & {
  name?: string;
  bot?: boolean;
  given?: SeatAnswer;
  simulate?: NetworkConditions;
  storage?: KeyValue;
};

const FRAME_MS = 1000 / 60;

export class Squadron {
  private readonly flying = new Set<FlyingSession>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly servers: Servers;
  private readonly clock: () => number;

  /** @param clock Read once a frame, milliseconds. */
  constructor(origin: string, clock = () => performance.now()) {
    this.servers = new Servers([origin]);
    this.clock = clock;
  }

  private frame(): void {
    const now = this.clock();
    for (const one of this.flying) {
      one.events.push(...one.session.frame(now, () => one.intent));
      one.onFrame?.();
    }
  }

  /** Joins and returns at once. */
  launch(wish: Wish = {}): FlyingSession {
    const { name = 'Tester', simulate = GOOD_NETWORK, storage = createMemoryStorage(), ...rest } = wish;
    return this.add(joinArena({ servers: this.servers, name, simulate, storage, ...rest }), storage);
  }

  /** Watches a room; returns at once. */
  watch(roomId: string, wish: Pick<Wish, 'name' | 'simulate' | 'storage'> = {}): FlyingSession {
    const { name = 'Watcher', simulate = GOOD_NETWORK, storage = createMemoryStorage() } = wish;
    return this.add(watchArena({ servers: this.servers, name, roomId, simulate, storage }), storage);
  }

  private add(session: SessionView, storage: KeyValue): FlyingSession {
    this.timer ??= setInterval(() => this.frame(), FRAME_MS);
    const one: FlyingSession = {
      session,
      intent: { move: 0, aim: 0, buttons: 0 },
      events: [],
      storage,
      onFrame: undefined,
      freeze: () => void this.flying.delete(one),
      thaw: () => void this.flying.add(one),
    };
    this.flying.add(one);
    return one;
  }

  /** Joins and waits until it flies. */
  async fly(wish: Wish = {}): Promise<FlyingSession> {
    const one = this.launch(wish);
    await until(() => one.session.status !== 'joining', `${wish.name ?? 'Tester'} to fly`);
    if (one.session.status !== 'playing')
      throw new Error(`ended: ${one.session.ending} ${one.session.endingMessage}`);
    return one;
  }

  async disband(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await Promise.all([...this.flying].map((one) => one.session.leave()));
    this.flying.clear();
  }
}
