/**
 * Turns what happened into sounds, as one hears them who flies the own ship, or the one that is followed. It knows the
 * events and the session's view and nothing else: what has no place in them is heard without a direction (R2).
 */
import type { PickupKind } from '../../sim/arena.ts';
import { SUBUNITS } from '../../sim/units.ts';
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { rankOf, rankShips } from '../ui/ranking.ts';
import type { Category } from './mix.ts';
import type { Mixer } from './mixer.ts';
import type { SoundName } from './palette.ts';
import { HERE, type Placing, placeSound } from './place.ts';

const TOOK: Readonly<Record<PickupKind, SoundName>> = {
  repair: 'tookRepair',
  shield: 'tookShield',
  overcharge: 'tookOvercharge',
};
/** What others do is news of less weight than what one does. */
const OTHERS_GAIN = 0.55;
/** A rail that is heard from out of sight is this much lower than a bolt. */
const HEARD_RAIL_RATE = 0.6;
/** A bolt's end on a wall, beside one in a hull. */
const FIZZLE = { gain: 0.35, rate: 1.3 } as const;
/** Damage that is heard in full. */
const FULL_DAMAGE = 30;

type Of<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;

export class Ear {
  private readonly mixer: Mixer;
  private readonly placing: Placing = { ...HERE };
  private now = 0;
  /** Where one hears from; kept when the ship is not there to ask. */
  private x = 0;
  private y = 0;

  constructor(mixer: Mixer) {
    this.mixer = mixer;
  }

  hear(session: SessionView, events: readonly SessionEvent[], now: number): void {
    this.now = now;
    this.stand(session);
    for (const event of events) this.hearOne(session, event);
  }

  private stand({ ships, me, arena }: SessionView): void {
    const ship = ships.get(me);
    if (ship !== undefined) {
      this.x = ship.x;
      this.y = ship.y;
    } else if (me === 0) {
      // Who looks around and follows nobody hears from the middle of the arena.
      this.x = arena.width / 2 / SUBUNITS;
      this.y = arena.height / 2 / SUBUNITS;
    }
  }

  private hearOne(session: SessionView, event: SessionEvent): void {
    switch (event.type) {
      case 'fired':
        this.hearShot(event);
        break;
      case 'hit':
        this.hearHit(session, event);
        break;
      case 'died':
        this.hearDeath(session, event);
        break;
      case 'fizzled':
        this.from(event.x, event.y, 'impact', 'others', FIZZLE.gain, FIZZLE.rate);
        break;
      case 'broke':
        this.ofShip(session, event, 'shieldBroke');
        break;
      case 'dashed':
        this.ofShip(session, event, 'dash');
        break;
      case 'spawned':
        this.ofShip(session, event, 'spawned');
        break;
      case 'took':
        this.from(event.x, event.y, TOOK[event.kind], 'world', event.own ? 1 : OTHERS_GAIN);
        break;
      case 'heard':
        this.here('heard', 'others', 1, event.weapon === 'rail' ? HEARD_RAIL_RATE : 1);
        break;
      case 'captured':
        this.hearCapture(event);
        break;
      case 'turned':
        this.hearTurn(session, event);
        break;
    }
  }

  private hearShot(event: Of<'fired'>): void {
    if (event.own) this.here(event.weapon === 'rail' ? 'rail' : event.strong ? 'boltStrong' : 'bolt', 'own');
    else if (event.weapon === 'rail') this.from(event.x, event.y, 'rail', 'others');
    else this.from(event.x, event.y, event.strong ? 'boltStrong' : 'boltOther', 'others');
  }

  private hearHit(session: SessionView, event: Of<'hit'>): void {
    const { me, watching } = session;
    const taken = event.ship === me;
    if (event.by === me && !taken && !watching) this.here('hitGiven', 'own');
    if (taken) {
      const gain = 0.5 + 0.5 * Math.min(1, event.damage / FULL_DAMAGE);
      this.here(event.shielded ? 'shieldHit' : 'hitTaken', 'own', gain);
    } else this.from(event.x, event.y, event.shielded ? 'shieldHit' : 'impact', 'others');
  }

  private hearDeath(session: SessionView, event: Of<'died'>): void {
    const { me, watching } = session;
    if (event.ship === me) {
      this.here('deathOwn', 'own');
      return;
    }
    if (event.by === me && !watching) this.here('killed', 'own');
    // Of who fell out of sight only the news came: it rumbles, and nobody says where.
    if (event.seen) this.from(event.x, event.y, 'deathOther', 'others');
    else this.here('rumble', 'others');
  }

  private hearCapture(event: Of<'captured'>): void {
    if (event.own === 'none') this.here('beaconLost', 'world');
    else this.here(event.own === 'mine' ? 'beaconMine' : 'beaconTheirs', 'world');
  }

  private hearTurn(session: SessionView, { phase }: Of<'turned'>): void {
    if (phase === 'play') this.here('roundBegan', 'world');
    if (phase === 'results') this.here(hasWon(session) ? 'roundWon' : 'roundLost', 'world');
  }

  private ofShip(
    session: SessionView,
    event: { ship: number; x: number; y: number },
    sound: SoundName,
  ): void {
    if (event.ship === session.me) this.here(sound, session.watching ? 'others' : 'own');
    else this.from(event.x, event.y, sound, 'others', OTHERS_GAIN);
  }

  private here(sound: SoundName, category: Category, gain = 1, rate = 1): void {
    this.mixer.play(this.now, sound, category, HERE, gain, rate);
  }

  private from(x: number, y: number, sound: SoundName, category: Category, gain = 1, rate = 1): void {
    placeSound(x - this.x, y - this.y, this.placing);
    this.mixer.play(this.now, sound, category, this.placing, gain, rate);
  }
}

function hasWon(session: SessionView): boolean {
  const { mode, pilots, me, teamScores } = session;
  const team = pilots.get(me)?.team ?? 0;
  if (mode.teams === 0 || team === 0) return rankOf(rankShips(pilots.values()), me) === 1;
  return teamScores[team - 1] === Math.max(...teamScores);
}
