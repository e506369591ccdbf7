/** Whether a match may go on in this process: it has to be this host's, not about to move, and its pilots back. */
import { Homecoming } from './homecoming.ts';

export class MatchHold {
  /** It goes on elsewhere, or may: nothing is told of it here any more. */
  isDeposed = false;
  /** Nothing happens in it for a moment, so that it can be written a last time. */
  isHalted = false;
  private homecoming = new Homecoming();
  private readonly mayHost: () => boolean;

  constructor(mayHost: () => boolean) {
    this.mayHost = mayHost;
  }

  /** It was taken over. @param pilotIds Who had a line to the host before. */
  await(pilotIds: Iterable<string>): void {
    this.homecoming = new Homecoming(pilotIds);
  }

  /** Who had a line to the host before, and is not back yet. */
  get awaited(): ReadonlySet<string> {
    return this.homecoming.awaited;
  }

  isBack(pilotId: string): void {
    this.homecoming.isBack(pilotId);
  }

  /** Whether it is played here, or will be again in a moment. */
  get isHere(): boolean {
    return !this.isDeposed && !this.isHalted;
  }

  mayTell(): boolean {
    return this.isHere && this.mayHost();
  }

  /** A tick is due. */
  mayStep(): boolean {
    return this.mayTell() && this.homecoming.mayTick();
  }
}
