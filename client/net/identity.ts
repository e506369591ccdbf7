/** Who this client is to the matchmaker: a pilot's token, kept where a page's reload finds it, made anew when refused. */
import type { KeyValue } from './key-value.ts';
import { createPilot } from './matchmaker-client.ts';
import { MatchmakerRefusal } from './matchmaker-refusal.ts';
import { persist } from './persist.ts';
import type { Servers } from './servers.ts';
import type { WaitNote } from './wait-note.ts';

/** How long the matchmaker's answer to a first request is waited for. */
export const PATIENCE_MS = 8000;

export const PILOT_KEY = { name: 'pilot.name', servers: 'pilot.servers', token: 'pilot.token' } as const;

export type Who = { servers: Servers; name: string; bot: boolean };

const isTokenRefused = (error: unknown) =>
  error instanceof MatchmakerRefusal && (error.code === 'bad_token' || error.code === 'expired_token');

export class Identity {
  private readonly who: Who;
  private readonly storage: KeyValue;

  constructor(who: Who, storage: KeyValue) {
    this.who = who;
    this.storage = storage;
  }

  /** Whether what is kept is this pilot's; others' servers are told none of it. */
  get isKept(): boolean {
    return (
      this.storage.get(PILOT_KEY.name) === this.who.name &&
      this.storage.get(PILOT_KEY.servers) === this.servers
    );
  }

  private get servers(): string {
    return this.who.servers.origins.join();
  }

  /** As it is kept; '' while there is none. */
  get mark(): { name: string; servers: string; token: string } {
    const { name } = this.who;
    return { name, servers: this.servers, token: this.storage.get(PILOT_KEY.token) ?? '' };
  }

  private async token(note: WaitNote | undefined): Promise<string> {
    const known = this.storage.get(PILOT_KEY.token);
    if (known !== undefined && this.isKept) return known;
    const { servers, name, bot } = this.who;
    const ask = () => createPilot(servers, bot ? { name, bot } : { name });
    const { token } = await persist(PATIENCE_MS, ask, note);
    this.storage.set(PILOT_KEY.token, token);
    this.storage.set(PILOT_KEY.name, name);
    this.storage.set(PILOT_KEY.servers, this.servers);
    return token;
  }

  /** Asks something as this pilot. @throws MatchmakerRefusal */
  async ask<Answer>(request: (token: string) => Promise<Answer>, note?: WaitNote): Promise<Answer> {
    const token = await this.token(note);
    try {
      return await request(token);
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
      // A token from before, of a server that has forgotten its secret: be somebody new, once.
      this.storage.remove(PILOT_KEY.token);
      return request(await this.token(note));
    }
  }
}
