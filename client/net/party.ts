/** A party as one of its pilots sees it: asked for again and again, and changed by what its pilot does. */
import { type Identity, PATIENCE_MS } from './identity.ts';
import type { PartyAnswer } from './matchmaker-api.ts';
import { MatchmakerRefusal } from './matchmaker-refusal.ts';
import { persist } from './persist.ts';
import { fetchParty, joinParty, leaveParty, makeParty, setReady } from './queue-client.ts';
import type { Servers } from './servers.ts';
import { WaitNote } from './wait-note.ts';

const LOOK_EVERY_MS = 1500;

/** A party of one's own, one that an invitation names, or one that the pilot was in when its page was left. */
export type PartyWish = { is: 'made' } | { is: 'joined' | 'left'; code: string };

export class Party {
  /** Undefined until the first answer. */
  seen: PartyAnswer | undefined;
  /** Why the last deed was refused. */
  refusal: MatchmakerRefusal | undefined;
  /** Left, or gone. */
  isOver = false;
  private readonly servers: Servers;
  private readonly identity: Identity;
  private readonly onChange: () => void;
  private readonly note = new WaitNote();
  /** Of the party that the pilot is in, as far as it knows. */
  private known: string | undefined;
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onChange Called with each answer. */
  constructor(servers: Servers, identity: Identity, wish: PartyWish, onChange: () => void) {
    this.servers = servers;
    this.identity = identity;
    this.onChange = onChange;
    if (wish.is === 'left') this.known = wish.code;
    void this.tell((token) => {
      if (wish.is === 'made') return makeParty(servers, token);
      return (wish.is === 'joined' ? joinParty : fetchParty)(servers, token, wish.code);
    });
  }

  get code(): string | undefined {
    return this.isOver ? undefined : this.known;
  }

  get leads(): boolean {
    return this.seen?.members.some(({ you, leads }) => you && leads) ?? false;
  }

  ready(ready: boolean): void {
    const { seen } = this;
    if (seen !== undefined) void this.tell((token) => setReady(this.servers, token, seen.code, ready));
  }

  /** Whether the server hears of it or not: a party is forgotten that nobody asks for. */
  async leave(): Promise<void> {
    const { known } = this;
    this.end();
    if (known === undefined) return;
    await this.identity.ask((token) => leaveParty(this.servers, token, known)).catch(() => undefined);
  }

  /** Nothing more is asked or told of it. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    clearTimeout(this.timer);
    this.note.giveUp();
    this.onChange();
  }

  private async tell(request: (token: string) => Promise<PartyAnswer>): Promise<void> {
    clearTimeout(this.timer);
    this.asked += 1;
    const { asked } = this;
    try {
      const ask = (token: string) => persist(PATIENCE_MS, () => request(token), this.note);
      const seen = await this.identity.ask(ask, this.note);
      // An older answer knows nothing of what was done since.
      if (this.isOver || asked !== this.asked) return;
      this.seen = seen;
      this.known = seen.code;
      this.refusal = undefined;
    } catch (error) {
      if (this.isOver || asked !== this.asked) return;
      this.refusal = error instanceof MatchmakerRefusal ? error : undefined;
      // A server that does not answer has not put anybody out.
      if (this.known === undefined || this.refusal?.code === 'unknown_party') {
        this.end();
        return;
      }
    }
    this.onChange();
    this.lookLater();
  }

  private lookLater(): void {
    const { known } = this;
    if (known === undefined) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => void this.tell((token) => fetchParty(this.servers, token, known)),
      LOOK_EVERY_MS,
    );
  }
}
