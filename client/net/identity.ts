/** Who this client is to the matchmaker: a pilot's token, kept where a page's reload finds it, made anew when refused. */
import type { KeyValue } from './key-value.ts';
import { createPilot, MatchmakerRefusal, persist } from './matchmaker-client.ts';

/** How long the matchmaker's answer to a first request is waited for. */
export const PATIENCE_MS = 8000;

const KEY = { name: 'pilot.name', token: 'pilot.token' } as const;

export type Who = { origin: string; name: string; bot: boolean };

const isTokenRefused = (error: unknown) =>
  error instanceof MatchmakerRefusal && (error.code === 'bad_token' || error.code === 'expired_token');

export class Identity {
  private readonly who: Who;
  private readonly storage: KeyValue;

  constructor(who: Who, storage: KeyValue) {
    this.who = who;
    this.storage = storage;
  }

  /** Whether what is kept is this pilot's. */
  get isKept(): boolean {
    return this.storage.get(KEY.name) === this.who.name;
  }

  private async token(): Promise<string> {
    const known = this.storage.get(KEY.token);
    if (known !== undefined && this.isKept) return known;
    const { origin, name, bot } = this.who;
    const { token } = await persist(PATIENCE_MS, () => createPilot(origin, bot ? { name, bot } : { name }));
    this.storage.set(KEY.token, token);
    this.storage.set(KEY.name, name);
    return token;
  }

  /** Asks something as this pilot. @throws MatchmakerRefusal */
  async ask<Answer>(request: (token: string) => Promise<Answer>): Promise<Answer> {
    const token = await this.token();
    try {
      return await request(token);
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
      // A token from before, of a server that has forgotten its secret: be somebody new, once.
      this.storage.remove(KEY.token);
      return request(await this.token());
    }
  }
}
