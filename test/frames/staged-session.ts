/**
 * A session that shows the most that a screen may have to show, the same at each run: sixteen ships around the own one,
 * a hundred bolts in the air, and as many events as such a fight has. No rules are run: what is measured is drawing.
 */

import type { DrawnBeacon, DrawnBolt, DrawnPickup, DrawnShip } from '../../client/net/drawn-types.ts';
import { noNetworkFigures } from '../../client/net/network-meter.ts';
import type { Pilot, SessionEvent, SessionView } from '../../client/net/session-types.ts';
import type { Arena, Team } from '../../sim/arena.ts';
import type { ModeName } from '../../sim/modes/mode.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { SUBUNITS } from '../../sim/units.ts';
import { stagedPilot, stagedShip } from './staged-cast.ts';
import { StagedScript } from './staged-script.ts';

const ME = 1;
const PICKUP_BACK_MS = 9000;

export type StagedOptions = { mode: ModeName; ships: number; bolts: number };

export class StagedSession implements SessionView {
  status: SessionView['status'] = 'playing';
  readonly waiting = undefined;
  readonly ending = undefined;
  readonly endingMessage = '';
  readonly arena: Arena;
  readonly room: SessionView['room'];
  readonly mode: SessionView['mode'];
  readonly watching = false;
  readonly me = ME;
  readonly pilots = new Map<number, Pilot>();
  readonly ships = new Map<number, DrawnShip>();
  readonly bolts: DrawnBolt[] = [];
  readonly pickups: DrawnPickup[];
  readonly beacons: DrawnBeacon[];
  readonly teamScores: [number, number] = [41, 37];
  readonly ballot: readonly string[] = [];
  readonly gauges = {
    hull: 0.8,
    charge: 0,
    railReady: 1,
    dashReady: 1,
    boltReady: 1,
    respawnMs: 0,
    shield: 0.4,
    overMs: 3000,
  };
  readonly round: SessionView['round'] = { number: 2, phase: 'play', msLeft: 120_000, waiting: false };
  readonly awaySeconds = 0;
  readonly network: SessionView['network'];
  private readonly script: StagedScript;
  private readonly events: SessionEvent[] = [];
  private began = 0;

  constructor(arena: Arena, { mode, ships, bolts }: StagedOptions) {
    this.arena = arena;
    this.mode = MODES[mode];
    this.room = { id: 'staged', mode, map: arena.name };
    const isTeams = this.mode.teams > 0;
    for (let id = ME; id <= ships; id++) {
      const team: Team = isTeams ? (id % 2 === 1 ? 1 : 2) : 0;
      this.pilots.set(id, stagedPilot(id, team, id === ME));
      this.ships.set(id, stagedShip(id, team, id === ME));
    }
    this.pickups = arena.pickups.map(({ kind, x, y }, i) => ({
      kind,
      x: x / SUBUNITS,
      y: y / SUBUNITS,
      inSight: i % 3 !== 0,
      there: i % 4 !== 1,
      backMs: i % 4 === 1 ? PICKUP_BACK_MS : 0,
      pending: false,
    }));
    this.beacons = isTeams
      ? arena.beacons.map(({ name, x, y, radius }, i) => ({
          name,
          x: x / SUBUNITS,
          y: y / SUBUNITS,
          radius: radius / SUBUNITS,
          team: i === 0 ? 1 : i === 1 ? 2 : 0,
          pull: i === 0 ? -1 : i === 1 ? 0.6 : -0.4,
        }))
      : [];
    this.network = {
      ...noNetworkFigures(),
      ...{ roundTripMs: 48, jitterMs: 3, pending: 3, upPerSecond: 940, downPerSecond: 2650, silenceMs: 12 },
    };
    this.script = new StagedScript(arena, this.ships, bolts);
  }

  frame(now: number): readonly SessionEvent[] {
    this.began ||= now;
    this.events.length = 0;
    const ms = now - this.began;
    this.script.frame(ms, this.bolts, this.events);
    this.round.msLeft = Math.max(0, 120_000 - ms);
    this.gauges.charge = (ms % 1500) / 1500;
    this.gauges.dashReady = (ms % 2000) / 2000;
    return this.events;
  }

  vote(): void {}

  follow(): void {}

  async leave(): Promise<void> {
    this.status = 'ended';
  }
}
