/** Everybody who took part in a round that is over: who leaves while its results are shown stays in them. */
import type { Pilot, SessionView } from '../net/session-types.ts';

/** `gone`: has left since the round was over. */
export type RolledPilot = Pilot & { gone: boolean };

export class RoundRoll {
  readonly pilots = new Map<number, RolledPilot>();
  private round: number | undefined;

  /** Brings `pilots` up to this frame of the results. Who comes now did not play, and may have the id of one who left. */
  step({ round, pilots }: Pick<SessionView, 'round' | 'pilots'>): void {
    if (this.round !== round.number) {
      this.pilots.clear();
      for (const pilot of pilots.values()) this.pilots.set(pilot.id, { ...pilot, gone: false });
    }
    this.round = round.number;
    for (const rolled of this.pilots.values()) {
      const pilot = pilots.get(rolled.id);
      const isThere = pilot !== undefined && pilot.name === rolled.name && pilot.bot === rolled.bot;
      if (rolled.gone || !isThere) rolled.gone = true;
      else this.pilots.set(pilot.id, { ...pilot, gone: false });
    }
  }
}
