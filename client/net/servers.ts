/**
 * The addresses of the stateless layer, as a client knows them: any of them answers any request, so that one which does
 * not is passed over at once.
 */
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../sim/protocol.ts';
import { MatchmakerRefusal, refusalOf, unreachable } from './matchmaker-refusal.ts';

export type Call = {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  body?: object;
  token?: string;
  /** Beyond the usual time, for an answer that is held back until there is news. Milliseconds. */
  heldMs?: number;
  /** Whoever asked does not want to know any more. */
  signal?: AbortSignal;
};

const ANSWER_MS = 5000;
/** Where another address can be asked, one that is silent is waited for less. */
const ANSWER_OF_SEVERAL_MS = 2000;
const MOST_SERVERS = 8;

/** Reads addresses with commas between. Undefined when one of them is none, or they are too many. */
export function readServers(text: string): string[] | undefined {
  const origins: string[] = [];
  for (const part of text.split(',')) {
    const url = URL.canParse(part.trim()) ? new URL(part.trim()) : undefined;
    if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
    if (!origins.includes(url.origin)) origins.push(url.origin);
  }
  return origins.length <= MOST_SERVERS ? origins : undefined;
}

async function askOne<Answer>(origin: string, call: Call, withinMs: number): Promise<Answer> {
  const { method, path, body, token, signal } = call;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), withinMs);
  try {
    const response = await fetch(origin + path, {
      method,
      headers: {
        [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: signal === undefined ? late.signal : AbortSignal.any([late.signal, signal]),
    });
    if (!response.ok) throw await refusalOf(response);
    // Awaited here: an answer that breaks off, or is no JSON, is no answer either.
    return await response.json();
  } catch (error) {
    throw error instanceof MatchmakerRefusal ? error : unreachable();
  } finally {
    clearTimeout(timer);
  }
}

export class Servers {
  readonly origins: readonly string[];
  private at: number;

  /** @param random Gives a number from 0 to less than 1: many clients begin at different addresses. */
  constructor(origins: readonly string[], random: () => number = Math.random) {
    this.origins = origins;
    this.at = Math.floor(random() * origins.length);
  }

  /** The one that answered last. */
  get current(): string {
    return this.origins[this.at] ?? '';
  }

  /**
   * The first answer of any address, beginning with the one that answered last.
   * @throws MatchmakerRefusal The one that was answered, or `unreachable` when none answered.
   */
  async ask<Answer>(call: Call): Promise<Answer> {
    const { origins } = this;
    const withinMs = (origins.length === 1 ? ANSWER_MS : ANSWER_OF_SEVERAL_MS) + (call.heldMs ?? 0);
    const first = this.at;
    let refusal = unreachable();
    for (let tries = 0; tries < origins.length; tries++) {
      const at = (first + tries) % origins.length;
      try {
        const answer = await askOne<Answer>(origins[at] ?? '', call, withinMs);
        this.at = at;
        return answer;
      } catch (error) {
        if (!(error instanceof MatchmakerRefusal)) throw error;
        if (!error.othersMayAnswer) {
          this.at = at;
          throw error;
        }
        if (error.code !== 'unreachable') refusal = error;
        if (call.signal?.aborted) break;
      }
    }
    throw refusal;
  }
}
