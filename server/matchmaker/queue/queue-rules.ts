/** The numbers of ranked play. */
export type QueueRules = {
  /** Difference of ratings that a ticket accepts at first, and how it grows while it waits. */
  firstWidth: number;
  widthPerSecond: number;
  /** Everybody plays everybody. */
  mostWidth: number;
  /** After each such time of waiting a match may have one pilot less on each side. */
  shrinkMs: number;
  /** Every pilot of a proposed match gives a sign within this time, or the match comes to nothing. */
  signWithinMs: number;
  /** So long may the replica that opens a match's room take before others think it dead. */
  openWithinMs: number;
  /** A ticket that nobody asked for that long is gone. */
  goneAfterMs: number;
  /** Matches of a mode are formed at most so often, by whichever replica is asked. */
  formEveryMs: number;
  /** Most tickets that wait for a mode (R14); the next is told to come back later. */
  mostTickets: number;
};

/** Ratings are OpenSkill's: 25 with a deviation of 8.33 for a newcomer, most pilots between 10 and 40. */
export const QUEUE_RULES: QueueRules = {
  firstWidth: 2,
  widthPerSecond: 0.5,
  mostWidth: 60,
  shrinkMs: 8000,
  signWithinMs: 3000,
  openWithinMs: 5000,
  goneAfterMs: 10_000,
  formEveryMs: 250,
  mostTickets: 5000,
};

/** The difference of ratings that a ticket accepts by now. */
export function widthOf(ticket: { enqueuedAt: number }, now: number, rules: QueueRules): number {
  const waitedSeconds = Math.max(0, now - ticket.enqueuedAt) / 1000;
  return Math.min(rules.mostWidth, rules.firstWidth + rules.widthPerSecond * waitedSeconds);
}
