/** Waits for a ranked match: enters the queue, follows the ticket through any server, and ends with a seat or a reason. */
import { type Identity, PATIENCE_MS } from './identity.ts';
import type { QueueAnswer, QueueCancelled, QueueRequest, SeatAnswer } from './matchmaker-api.ts';
import { MatchmakerRefusal, unreachable } from './matchmaker-refusal.ts';
import { persist } from './persist.ts';
import { enterQueue, followTicket, leaveQueue } from './queue-client.ts';
import type { Servers } from './servers.ts';
import { type Waiting, WaitNote } from './wait-note.ts';

/**
 * asking: the first answer is under way · waiting: in the queue, at a place that may not be known yet · proposed: a match
 * is there, and every pilot's sign is waited for · found, cancelled, failed: over. `by` names another pilot of the ticket
 * who took it back.
 */
export type QueueState =
  | { is: 'asking' }
  | { is: 'waiting'; place: number | undefined; estimateSeconds: number | undefined }
  | { is: 'proposed' }
  | { is: 'found'; seat: SeatAnswer }
  | { is: 'cancelled'; reason: QueueCancelled['reason']; by: string | undefined }
  | { is: 'failed'; refusal: MatchmakerRefusal };

/** A wish of one's own, or the ticket that somebody else asked for and that is ours as well. */
export type QueueWish = QueueRequest | { ticket: string };

/** A store that lost its tickets is asked for a new one so often. */
const MOST_ENTRIES = 3;

export function isOver({ is }: QueueState): boolean {
  return is === 'found' || is === 'cancelled' || is === 'failed';
}

function stateOf(answer: QueueAnswer): QueueState {
  switch (answer.state) {
    case 'waiting':
      return { is: 'waiting', place: answer.place, estimateSeconds: answer.estimateSeconds };
    case 'proposed':
      return { is: 'proposed' };
    case 'found': {
      const { seat, room, resume } = answer;
      return { is: 'found', seat: { seat, room, resume } };
    }
    case 'cancelled':
      return { is: 'cancelled', reason: answer.reason, by: answer.by };
  }
}

export class QueueTicket {
  state: QueueState = { is: 'asking' };
  /** Milliseconds, of performance.now(). */
  readonly since = performance.now();
  private readonly servers: Servers;
  private readonly identity: Identity;
  private readonly wish: QueueWish;
  private readonly onChange: () => void;
  private readonly note = new WaitNote();
  private ticket: string | undefined;

  /** @param onChange Called whenever `state` is another. */
  constructor(servers: Servers, identity: Identity, wish: QueueWish, onChange: () => void) {
    this.servers = servers;
    this.identity = identity;
    this.wish = wish;
    this.onChange = onChange;
    if ('ticket' in wish) {
      this.ticket = wish.ticket;
      // It stands in the queue already, and the first question is held until there is news of it.
      this.state = { is: 'waiting', place: undefined, estimateSeconds: undefined };
    }
    void this.run();
  }

  /** Undefined until the first answer. */
  get id(): string | undefined {
    return this.ticket;
  }

  /** Why there is no answer yet. */
  get waiting(): Waiting {
    return this.note;
  }

  /** Takes the ticket back; whether the server hears of it or not, this is over. */
  async cancel(): Promise<void> {
    if (isOver(this.state)) return;
    this.turn({ is: 'cancelled', reason: 'left', by: undefined });
    this.note.giveUp();
    const { ticket } = this;
    if (ticket === undefined) return;
    await this.identity.ask((token) => leaveQueue(this.servers, token, ticket)).catch(() => undefined);
  }

  private turn(state: QueueState): void {
    if (isOver(this.state)) return;
    this.state = state;
    this.onChange();
  }

  private async run(): Promise<void> {
    let entries = 0;
    while (!isOver(this.state)) {
      try {
        if (this.ticket === undefined) entries += 1;
        await this.step();
      } catch (error) {
        const refusal = error instanceof MatchmakerRefusal ? error : unreachable();
        const isLost = refusal.code === 'unknown_ticket';
        if (isLost && 'mode' in this.wish && entries < MOST_ENTRIES) this.ticket = undefined;
        // Nobody asked for it any more, so that it was forgotten.
        else if (isLost && 'ticket' in this.wish)
          this.turn({ is: 'cancelled', reason: 'no_sign', by: undefined });
        else this.turn({ is: 'failed', refusal });
      }
    }
  }

  private async step(): Promise<void> {
    const answer = await this.identity.ask(
      (token) => persist(PATIENCE_MS, () => this.ask(token), this.note),
      this.note,
    );
    this.ticket = answer.ticket;
    // Taken back while it was being asked for.
    if (isOver(this.state)) {
      const { ticket } = answer;
      await this.identity.ask((token) => leaveQueue(this.servers, token, ticket));
    } else this.turn(stateOf(answer));
  }

  private ask(token: string): Promise<QueueAnswer> {
    const { servers, ticket, wish } = this;
    if (ticket !== undefined) return followTicket(servers, token, ticket, this.note.signal);
    if ('mode' in wish) return enterQueue(servers, token, wish);
    return followTicket(servers, token, wish.ticket, this.note.signal);
  }
}
