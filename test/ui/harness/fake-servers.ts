/** Servers that need none: a queue in which nothing is ever found, unless a friend ends it, and a party with friends in it. */
import type { PartyAnswer, QueueAnswer } from '../../../client/net/matchmaker-api.ts';
import { type Call, Servers } from '../../../client/net/servers.ts';

const HELD_MS = 1500;

export class FakeServers extends Servers {
  private place = 7;
  private readonly party: PartyAnswer = {
    code: 'ABCDEFGH',
    members: [
      { name: 'Mellow Pixel', you: true, leads: true, ready: false },
      { name: 'Wilhelmina Wide', you: false, leads: false, ready: true },
      { name: 'Brisk Heron', you: false, leads: false, ready: false },
    ],
    mostMembers: 6,
  };

  private readonly stopper: string | undefined;

  /** @param stopper Stops each search at the second question. */
  constructor(stopper: string | undefined) {
    super(['http://fake.test']);
    this.stopper = stopper;
  }

  override async ask<Answer>(call: Call): Promise<Answer> {
    const answer: unknown = await this.answerTo(call);
    return JSON.parse(JSON.stringify(answer));
  }

  private async answerTo({ method, path }: Call): Promise<unknown> {
    if (path === '/v1/pilots') return { pilot: { id: 'me', name: 'Me' }, token: 'token' };
    if (path.startsWith('/v1/parties')) return path.endsWith('/leave') ? { left: true } : this.party;
    if (method === 'GET') await new Promise((resolve) => setTimeout(resolve, HELD_MS));
    if (method === 'GET' && this.stopper !== undefined)
      return { state: 'cancelled', ticket: 't', reason: 'left', by: this.stopper };
    this.place = Math.max(1, this.place - 1);
    const waiting: QueueAnswer = { state: 'waiting', ticket: 't', place: this.place, width: 3 };
    return this.place < 5 ? { ...waiting, estimateSeconds: 12 } : waiting;
  }
}
