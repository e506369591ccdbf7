/** What has become of the opponent, where there is one: whether its line is lost, or it has left, and how it stood then. */
import { SEAT_KEPT_SECONDS } from '../../sim/protocol.ts';
import type { Pilot, SessionView } from '../net/session-types.ts';

/** A line that is back at once is no news, as when a match moves to another host. */
const LOST_FOR_MS = 700;
/** That somebody left is read so long, though another is there already. */
const GONE_FOR_MS = 5000;

/** Points in the round that was played last. */
export type Standing = { round: number; mine: number; theirs: number };

/** `standing`: undefined when no round was played. */
export type GoneRival = { name: string; lostLine: boolean; standing: Standing | undefined };

/** `keptSeconds`: as long as the seat is kept for it, where that is known. */
export type AdriftRival = { name: string; keptSeconds: number | undefined };

type Rival = Pick<Pilot, 'id' | 'name' | 'bot' | 'adrift' | 'score'>;

export type RivalMatch = Pick<SessionView, 'status' | 'mode' | 'me' | 'watching' | 'round'> & {
  pilots: ReadonlyMap<number, Rival>;
};

/** Times are milliseconds, monotonic. */
export class RivalNews {
  adrift: AdriftRival | undefined;
  gone: GoneRival | undefined;
  /** Keeps its last values when it has left. */
  private rival: Rival | undefined;
  /** Undefined while its line is well. */
  private adriftSince: number | undefined;
  /** Its line was seen to be well, so that it is known when it was lost. */
  private wasWell = false;
  private standing: Standing | undefined;
  private goneAt = 0;

  /** Brings `adrift` and `gone` up to this frame. */
  step(session: RivalMatch, now: number): void {
    const own = session.pilots.get(session.me);
    if (session.mode.capacity !== 2 || session.watching || session.status !== 'playing' || own === undefined)
      return;
    const rival = [...session.pilots.values()].find(({ id }) => id !== session.me);
    if (rival?.id !== this.rival?.id) this.change(rival, now);
    if (rival === undefined) return;
    this.rival = rival;
    this.lookAtLine(rival, now);
    const { round } = session;
    // In a warm-up nothing counts, and what counted before is worth keeping.
    if (round.phase === 'warmup') return;
    this.standing = { round: round.number, mine: own.score, theirs: rival.score };
    if (now - this.goneAt > GONE_FOR_MS) this.gone = undefined;
  }

  private change(rival: Rival | undefined, now: number): void {
    const { rival: before, standing } = this;
    if (rival === undefined && before !== undefined) {
      this.gone = { name: before.name, lostLine: before.adrift, standing };
      this.goneAt = now;
    }
    this.rival = undefined;
    this.standing = undefined;
    this.adrift = undefined;
    this.adriftSince = undefined;
    this.wasWell = false;
  }

  private lookAtLine({ name, bot, adrift }: Rival, now: number): void {
    if (!adrift) {
      this.adriftSince = undefined;
      this.wasWell = true;
      this.adrift = undefined;
      return;
    }
    this.adriftSince ??= now;
    const forMs = now - this.adriftSince;
    if (forMs < LOST_FOR_MS) return;
    const left = SEAT_KEPT_SECONDS - Math.floor(forMs / 1000);
    // A bot's seat is kept for another while.
    this.adrift = { name, keptSeconds: this.wasWell && !bot && left > 0 ? left : undefined };
  }
}
