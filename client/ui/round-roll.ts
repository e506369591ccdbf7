/** Everybody who took part in a round that is over: who leaves while its results are shown stays in them. */
import type { Pilot, SessionView } from '../net/session-types.ts';

/** `gone`: has left since the round was over. */
export type RolledPilot = Pilot & { gone: boolean };

export class RoundRoll {
  readonly pilots = new Map<number, RolledPilot>();
  private round: number | undefined;

  /** Brings `pilots` up to this frame of the results. */
  step({ round, pilots }: Pick<SessionView, 'round' | 'pilots'>): void {
    if (this.round !== round.number) this.pilots.clear();
    this.round = round.number;
    for (const pilot of this.pilots.values()) if (!pilots.has(pilot.id)) pilot.gone = true;
    for (const pilot of pilots.values()) this.pilots.set(pilot.id, { ...pilot, gone: false });
  }
}
