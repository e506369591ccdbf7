/** A SessionView over the real rules, run in the page: for looking at the client without a server. */
import type {
  DrawnBeacon,
  DrawnBolt,
  DrawnPickup,
  DrawnShip,
  Ending,
  Pilot,
  SessionEvent,
  SessionStatus,
  SessionView,
} from '../../client/net/session-types.ts';
import type { Arena } from '../../sim/arena.ts';
import { boltPlace } from '../../sim/bolts.ts';
import type { Fact } from '../../sim/facts.ts';
import { type Intent, NO_INTENT } from '../../sim/intent.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { railReach } from '../../sim/rails.ts';
import { isFlying, type Ship } from '../../sim/ship.ts';
import { stepWorld } from '../../sim/step-world.ts';
import * as tuning from '../../sim/tuning.ts';
import { SUBUNITS, TICK_MS, TURN } from '../../sim/units.ts';
import { createWorld, shipOf, type World } from '../../sim/world.ts';
import { drawnShip, type Past } from './drawn-ship.ts';
import { randomIntent } from './random-intent.ts';

const ME = 1;
const NAMES = [
  'You',
  'Amber Wren',
  'جناح الليل',
  'Quiet Otter',
  '<b>Bold</b>',
  'Keen Comet',
  'WWWWWWWWWWWWWWWW',
  'Lynx',
];
const radians = (aim: number) => (aim / TURN) * 2 * Math.PI;
const traffic = () => ({ inputs: 0, patches: 0, facts: 0, other: 0 });

export type FakeOptions = {
  ships: number;
  roundMs: number | undefined;
  autopilot: boolean;
  ending: Ending | undefined;
};

export class FakeSession implements SessionView {
  status: SessionStatus = 'joining';
  ending: Ending | undefined;
  endingMessage = '';
  /** What was voted for last. */
  choice = 0;
  readonly arena: Arena;
  readonly room = { id: 'fake', mode: 'skirmish', map: 'foundry' };
  readonly me = ME;
  readonly ships = new Map<number, DrawnShip>();
  bolts: DrawnBolt[] = [];
  readonly gauges = {
    hull: 1,
    charge: 0,
    railReady: 1,
    dashReady: 1,
    boltReady: 1,
    respawnMs: 0,
    shield: 0,
    overMs: 0,
  };
  readonly round: SessionView['round'] = { number: 1, phase: 'play', msLeft: 0, waiting: false };
  readonly mode = MODES.skirmish;
  readonly watching = false;
  readonly pilots = new Map<number, Pilot>();
  readonly pickups: DrawnPickup[] = [];
  readonly beacons: DrawnBeacon[] = [];
  readonly teamScores: [number, number] = [0, 0];
  readonly ballot: string[] = [];
  readonly network = {
    roundTripMs: 48,
    jitterMs: 3,
    serverTick: 0,
    pending: 3,
    reconciles: 0,
    corrections: 0,
    lastCorrection: 0,
    largestCorrection: 0,
    largestFreeCorrection: 0,
    up: traffic(),
    down: traffic(),
    upPerSecond: 940,
    downPerSecond: 2650,
    silenceMs: 12,
    resumes: 0,
  };
  readonly world: World;
  private readonly options: FakeOptions;
  private readonly past = new Map<number, Past>();
  private next = 0;
  private began = 0;

  constructor(arena: Arena, options: FakeOptions) {
    this.arena = arena;
    this.options = options;
    this.world = createWorld('skirmish', 'foundry', 7);
    const arrivals = NAMES.slice(0, options.ships).map((name, i) => ({
      ship: i + 1,
      pilot: `p${i}`,
      name,
      bot: i > 2,
    }));
    stepWorld(this.world, arena, { arrivals, departures: [], intents: new Map() }, () => undefined);
    if (options.roundMs !== undefined) this.world.round.ticksLeft = Math.round(options.roundMs / TICK_MS);
  }

  frame(now: number, readIntent: () => Intent): readonly SessionEvent[] {
    this.began ||= now;
    if (this.status === 'joining' && now - this.began > 300) {
      this.status = this.options.ending === undefined ? 'playing' : 'ended';
      this.ending = this.options.ending;
      this.next = now;
    }
    if (this.status !== 'playing' && this.status !== 'resuming') return [];
    const events: SessionEvent[] = [];
    while (this.next <= now) {
      events.push(...this.tick(readIntent()));
      this.next += TICK_MS;
    }
    this.draw(1 - (this.next - now) / TICK_MS);
    return events;
  }

  vote(choice: number): void {
    this.choice = choice;
  }

  async leave(): Promise<void> {
    this.status = 'ended';
    this.ending = 'left';
  }

  private tick(mine: Intent): SessionEvent[] {
    for (const ship of this.world.ships) {
      const told = this.past.get(ship.id)?.told ?? [];
      this.past.set(ship.id, { x: ship.x, y: ship.y, told: [...told, { x: ship.x, y: ship.y }].slice(-4) });
    }
    const flown = new Map(this.world.bolts.map((bolt) => [`${bolt.owner}:${bolt.shot}`, bolt]));
    const intents = new Map(this.world.ships.map((ship) => [ship.id, randomIntent(this.world, ship)]));
    if (!this.options.autopilot) intents.set(ME, mine.buttons < 0 ? NO_INTENT : mine);
    const facts = stepWorld(this.world, this.arena, { arrivals: [], departures: [], intents }, (_by, id) =>
      shipOf(this.world, id),
    );
    this.count();
    const events = facts.flatMap((fact) => this.eventOf(fact));
    for (const bolt of this.world.bolts) flown.delete(`${bolt.owner}:${bolt.shot}`);
    for (const bolt of flown.values()) {
      if (bolt.age < bolt.life) continue;
      const end = boltPlace(bolt, bolt.life);
      events.push({
        type: 'fizzled',
        x: end.x / SUBUNITS,
        y: end.y / SUBUNITS,
        angle: radians(bolt.aim),
        owner: bolt.owner,
      });
    }
    return events;
  }

  private count(): void {
    const { network, world } = this;
    network.serverTick = world.tick;
    network.reconciles += 1;
    network.roundTripMs = 48 + 14 * Math.sin(world.tick / 17) + (world.tick % 90 < 4 ? 70 : 0);
    network.silenceMs = world.tick % 90 < 6 ? 30 * (world.tick % 90) : 14;
    network.up.inputs += 31;
    network.down.patches += 74;
    network.down.facts += 9;
    if (world.tick % 140 !== 0) return;
    network.corrections += 1;
    network.lastCorrection = 1.25;
    network.largestCorrection = 3.5;
  }

  private eventOf(fact: Fact): SessionEvent[] {
    const place = (id: number) => {
      const ship = shipOf(this.world, id);
      return { x: (ship?.x ?? 0) / SUBUNITS, y: (ship?.y ?? 0) / SUBUNITS };
    };
    switch (fact.type) {
      case 'fired': {
        const ship = shipOf(this.world, fact.ship);
        if (ship === undefined) return [];
        const reach = fact.weapon === 'rail' ? railReach(this.arena, ship, ship.shotAim) / SUBUNITS : 0;
        return [
          {
            type: 'fired',
            ship: ship.id,
            weapon: fact.weapon,
            ...place(ship.id),
            angle: radians(ship.shotAim),
            reach,
            own: ship.id === ME,
            strong: ship.overTicks > 0,
          },
        ];
      }
      case 'hit':
        return [
          {
            type: 'hit',
            by: fact.by,
            ship: fact.ship,
            weapon: fact.weapon,
            ...place(fact.ship),
            damage: fact.damage,
            angle: radians(fact.aim),
            shielded: fact.shielded,
          },
        ];
      case 'died':
        return [{ ...fact, angle: radians(fact.aim), seen: true, ...place(fact.ship) }];
      case 'spawned':
        return [{ type: 'spawned', ship: fact.ship, ...place(fact.ship) }];
      case 'turned':
        return [fact];
      default:
        return [];
    }
  }

  private draw(part: number): void {
    for (const ship of this.world.ships) this.pilots.set(ship.id, pilotOf(ship));
    for (const ship of this.world.ships)
      this.ships.set(ship.id, drawnShip(ship, this.past.get(ship.id), part, ship.id === ME, this.world.tick));
    this.bolts = this.world.bolts.map((bolt) => {
      const at = boltPlace(bolt, Math.min(bolt.life, bolt.age + part));
      return {
        owner: bolt.owner,
        shot: bolt.shot,
        own: bolt.owner === ME,
        x: at.x / SUBUNITS,
        y: at.y / SUBUNITS,
        angle: radians(bolt.aim),
        speed: 600,
        strong: bolt.strong,
      };
    });
    const own = shipOf(this.world, ME);
    this.round.number = this.world.round.number;
    this.round.phase = this.world.round.phase;
    this.round.msLeft = this.world.round.ticksLeft * TICK_MS;
    if (own === undefined) return;
    this.gauges.hull = own.hull / tuning.HULL;
    this.gauges.charge = own.railCharge / tuning.RAIL_CHARGE_TICKS;
    this.gauges.railReady = 1 - own.railCooldown / tuning.RAIL_COOLDOWN;
    this.gauges.dashReady = 1 - own.dashCooldown / tuning.DASH_COOLDOWN;
    this.gauges.respawnMs = own.respawnTicks * TICK_MS;
  }
}

function pilotOf(ship: Ship): Pilot {
  const { id, name, bot, team, score, deaths, vote, bestStreak, harm, taken, captures } = ship;
  const standing = { score, deaths, vote, bestStreak, harm, taken, captures };
  const mine = ship.id === ME;
  return { id, name, own: mine, bot, adrift: false, dead: !isFlying(ship), team, mate: false, ...standing };
}
